package dev.usher.jellyfin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import java.util.List;
import java.util.stream.Collectors;

class AuthorizationListFuzzTest {
    private static final List<String> NAMES = List.of("Client", "Device", "DeviceId", "Version", "Token");

    @Fuzzed
    void aListInItsGoodFormIsReadAsTheOneThatCame(byte[] bytes) {
        String value = new String(bytes, UTF_8);

        AuthorizationList list = AuthorizationList.parse(value);

        assertThat(list == null).isEqualTo(!value.contains(" "));
        if (list != null) {
            assertThat(list.scheme()).doesNotContain(" ");
            assertThat(value).startsWith(list.scheme() + " ");
            isReadAgainFromItsGoodForm(list);
            theLastMemberCounts(value);
        }
    }

    private static void isReadAgainFromItsGoodForm(AuthorizationList list) {
        String written = NAMES.stream()
                .map(name -> name + "=\"" + PercentEncoding.encode(list.member(name)) + "\"")
                .collect(Collectors.joining(", ", "MediaBrowser ", ""));

        AuthorizationList again = AuthorizationList.parse(written);

        assertThat(again).isNotNull();
        assertThat(NAMES).allSatisfy(name -> assertThat(again.member(name)).isEqualTo(list.member(name)));
    }

    private static void theLastMemberCounts(String value) {
        boolean open =
                value.substring(value.indexOf(' ')).replaceAll("[^\"]", "").length() % 2 > 0;

        AuthorizationList list = AuthorizationList.parse(value + (open ? "\"" : "") + ",Token=\"last\"");

        assertThat(list).isNotNull();
        assertThat(list.member("Token")).isEqualTo("last");
    }
}
