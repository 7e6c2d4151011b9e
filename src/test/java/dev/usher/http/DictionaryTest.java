package dev.usher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8941 §4.2.2, by what each of its steps takes and refuses. */
class DictionaryTest {
    private static String read(String... lines) {
        return Dictionary.parse(Arrays.asList(lines)).entrySet().stream()
                .map(member -> member.getKey() + "=" + written(member.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String written(Dictionary.Value value) {
        return value instanceof Dictionary.Item item
                ? item.kind() + ":" + item.text()
                : ((Dictionary.InnerList) value)
                        .items().stream().map(DictionaryTest::written).toList().toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "a => a=BOOLEAN:1",
                "a=?0 => a=BOOLEAN:0",
                "a=-5 => a=INTEGER:-5",
                "a=123456789012345 => a=INTEGER:123456789012345",
                "a=123456789012.123 => a=DECIMAL:123456789012.123",
                "a=\"b \\\"c\\\\\" => a=STRING:b \"c\\",
                "a=b/c:d => a=TOKEN:b/c:d",
                "a=*b => a=TOKEN:*b",
                "a=:YQ==: => a=BYTES::YQ==:",
                "a=(b  \"c\" 1) => a=[TOKEN:b, STRING:c, INTEGER:1]",
                "a=( b;p ) => a=[TOKEN:b]",
                "a=() => a=[]",
                "a=1;p;q=\"r,s\", b;x=1 => a=INTEGER:1 b=BOOLEAN:1",
                "a=1 \t,\t b => a=INTEGER:1 b=BOOLEAN:1",
                "` a ` => a=BOOLEAN:1",
                "a=1, b=2, a=3 => a=INTEGER:3 b=INTEGER:2",
                "*a.b-c_d*1 => *a.b-c_d*1=BOOLEAN:1",
            })
    void dictionaryIsReadInTheOrderOfItsKeys(String text, String members) {
        assertThat(read(text)).isEqualTo(members);
    }

    @Test
    void linesAreOneDictionary() {
        assertThat(read("a=1", "b", "a=2")).isEqualTo("a=INTEGER:2 b=BOOLEAN:1");
        assertThat(Dictionary.parse(List.of("a", ""))).isNull();
        assertThat(Dictionary.parse(List.of(""))).isEmpty();
        assertThat(Dictionary.parse(List.of("  "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "a,",
                "a, ,b",
                "a b",
                "A",
                "Max-Age=1",
                "1a",
                "-a",
                "a=",
                "a =1",
                "a= 1",
                "a=1a",
                "a=-",
                "a=--1",
                "a=1.",
                "a=.5",
                "a=1.1234",
                "a=1234567890123456",
                "a=1234567890123.1",
                "a=\"b",
                "a=\"b\\c\"",
                "a=\"b\\",
                "a=\"é\"",
                "a=\"\t\"",
                "a='b'",
                "a=:b",
                "a=:b%:",
                "a=?",
                "a=?2",
                "a=(b",
                "a=(b,c)",
                "a=(b\"c\")",
                "a=((b))",
                "a=(b;)",
                "a;",
                "a;P",
                "a;p=",
                "a;p=(b)",
                "a=@1",
                "a=%\"b\"",
                "\ta",
                "a, &&&&&",
            })
    void whatIsMalformedAnywhereIsNoDictionary(String text) {
        assertThat(Dictionary.parse(List.of(text))).isNull();
    }
}
