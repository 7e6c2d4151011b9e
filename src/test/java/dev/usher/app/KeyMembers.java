package dev.usher.app;

import dev.usher.app.KeyedHouse.Seed;
import dev.usher.cache.CacheKey;
import dev.usher.cache.CacheKey.Partition;
import dev.usher.cache.CacheKey.Variant;
import dev.usher.service.Caller;
import dev.usher.service.Request;
import dev.usher.testing.Secrets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Pairs of requests that differ in one member of the cache key alone, and the key without that member. */
final class KeyMembers {
    private static final String ANN = Secrets.register("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
    static final String BOB = Secrets.register("b0b1b2b3b4b5b6b7b8b9babbbcbdbebf");
    static final Asked LIST = Asked.get("/Users").by("tv", ANN);
    private static final String CAMEL_CASE = "application/json; profile=\"CamelCase\"";

    /**
     * Two requests that differ in one member alone.
     *
     * @param member the component of the key
     * @param dropped the key without it
     */
    record Pair(String member, String difference, Asked one, Asked other, UnaryOperator<CacheKey> dropped) {
        /** What leaves that member out wherever it counts. */
        Seed withoutMember() {
            Seed seed = Seed.NONE.withKey(dropped);
            return member.equals("token") ? seed.withRequest(KeyMembers::byAnybody) : seed;
        }

        @Override
        public String toString() {
            return member + ": " + difference;
        }
    }

    private KeyMembers() {}

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair("server", "home, cabin", LIST, LIST.at("cabin"), KeyMembers::withoutServer),
                new Pair("token", "Ann, Bob", LIST, Asked.get("/Users").by("tv", BOB), KeyMembers::withoutToken),
                new Pair(
                        "token",
                        "who am I",
                        Asked.get("/Users/Me").by("tv", ANN),
                        Asked.get("/Users/Me").by("tv", BOB),
                        KeyMembers::withoutToken),
                new Pair("device", "tv, phone", LIST, Asked.get("/Users").by("phone", ANN), KeyMembers::withoutDevice),
                new Pair(
                        "device",
                        "tv, none",
                        LIST,
                        Asked.get("/Users").with("X-Emby-Token", ANN),
                        KeyMembers::withoutDevice),
                new Pair(
                        "addressClass",
                        "in the house, abroad",
                        LIST,
                        LIST.from("203.0.113.9"),
                        KeyMembers::withoutAddressClass),
                new Pair(
                        "addressClass",
                        "anonymous",
                        Asked.get("/Users/Public"),
                        Asked.get("/Users/Public").from("2001:db8::1"),
                        KeyMembers::withoutAddressClass),
                new Pair(
                        "target",
                        "whom",
                        Asked.get("/Users/" + "1".repeat(32)).by("tv", ANN),
                        Asked.get("/Users/" + "2".repeat(32)).by("tv", ANN),
                        KeyMembers::withoutTarget),
                new Pair(
                        "target",
                        "filter, none",
                        LIST,
                        Asked.get("/Users?isHidden=false").by("tv", ANN),
                        KeyMembers::withoutFilters),
                new Pair(
                        "target",
                        "filter, its opposite",
                        Asked.get("/Users?isHidden=true").by("tv", ANN),
                        Asked.get("/Users?isHidden=false").by("tv", ANN),
                        KeyMembers::withoutFilters),
                new Pair(
                        "target",
                        "filter, another",
                        Asked.get("/Users?isHidden=true").by("tv", ANN),
                        Asked.get("/Users?isDisabled=true").by("tv", ANN),
                        KeyMembers::withoutFilters),
                new Pair(
                        "profile",
                        "default, camel case",
                        LIST,
                        LIST.with("Accept", CAMEL_CASE),
                        KeyMembers::withoutProfile),
                new Pair(
                        "profile",
                        "pascal case, camel case",
                        LIST.with("Accept", CAMEL_CASE.replace("Camel", "Pascal")),
                        LIST.with("Accept", CAMEL_CASE),
                        KeyMembers::withoutProfile),
                new Pair(
                        "coding",
                        "br, gzip",
                        LIST.with("Accept-Encoding", "br"),
                        LIST.with("Accept-Encoding", "gzip"),
                        KeyMembers::withoutCoding),
                new Pair("coding", "gzip, none", LIST.with("Accept-Encoding", "gzip"), LIST, KeyMembers::withoutCoding),
                new Pair(
                        "origin",
                        "one page, another",
                        LIST.with("Origin", "https://a.example"),
                        LIST.with("Origin", "https://b.example"),
                        KeyMembers::withoutOrigin),
                new Pair(
                        "origin",
                        "no page, one page",
                        LIST,
                        LIST.with("Origin", "https://a.example"),
                        KeyMembers::withoutOrigin),
                new Pair(
                        "host",
                        "one name, another",
                        LIST.with("X-Forwarded-Host", "a.example"),
                        LIST.with("X-Forwarded-Host", "b.example"),
                        KeyMembers::withoutHost),
                new Pair(
                        "proto",
                        "http, https",
                        LIST.with("X-Forwarded-Proto", "http"),
                        LIST.with("X-Forwarded-Proto", "https"),
                        KeyMembers::withoutProto));
    }

    private static CacheKey withoutServer(CacheKey key) {
        return new CacheKey("", key.target(), key.partition(), key.variant());
    }

    private static CacheKey withoutTarget(CacheKey key) {
        return new CacheKey(key.server(), "", key.partition(), key.variant());
    }

    private static CacheKey withoutFilters(CacheKey key) {
        return new CacheKey(key.server(), key.target().split("\\?")[0], key.partition(), key.variant());
    }

    private static CacheKey with(CacheKey key, Partition partition) {
        return new CacheKey(key.server(), key.target(), partition, key.variant());
    }

    static CacheKey withoutToken(CacheKey key) {
        return with(
                key,
                new Partition(
                        "anybody", key.partition().device(), key.partition().addressClass()));
    }

    private static CacheKey withoutDevice(CacheKey key) {
        return with(
                key, new Partition(key.partition().token(), "", key.partition().addressClass()));
    }

    private static CacheKey withoutAddressClass(CacheKey key) {
        return with(key, new Partition(key.partition().token(), key.partition().device(), ""));
    }

    private static CacheKey with(CacheKey key, Variant variant) {
        return new CacheKey(key.server(), key.target(), key.partition(), variant);
    }

    private static CacheKey withoutProfile(CacheKey key) {
        return with(
                key,
                new Variant(
                        "",
                        key.variant().coding(),
                        key.variant().origin(),
                        key.variant().host(),
                        key.variant().proto()));
    }

    private static CacheKey withoutCoding(CacheKey key) {
        return with(
                key,
                new Variant(
                        key.variant().profile(),
                        "",
                        key.variant().origin(),
                        key.variant().host(),
                        key.variant().proto()));
    }

    private static CacheKey withoutHost(CacheKey key) {
        Variant variant = key.variant();
        return with(key, new Variant(variant.profile(), variant.coding(), variant.origin(), "", variant.proto()));
    }

    private static CacheKey withoutProto(CacheKey key) {
        Variant variant = key.variant();
        return with(key, new Variant(variant.profile(), variant.coding(), variant.origin(), variant.host(), ""));
    }

    private static CacheKey withoutOrigin(CacheKey key) {
        return with(
                key,
                new Variant(
                        key.variant().profile(),
                        key.variant().coding(),
                        "",
                        key.variant().host(),
                        key.variant().proto()));
    }

    /** A token is told apart twice: by the key, and by its epoch. This makes all tokens one in both. */
    private static Request byAnybody(Request request) {
        Caller caller = request.caller();
        Caller.Credential credential = caller.credential();
        return request.withCaller(new Caller(
                caller.address(),
                caller.addressGroup(),
                caller.local(),
                new Caller.Credential("anybody", credential.deviceId(), credential.presented())));
    }
}
