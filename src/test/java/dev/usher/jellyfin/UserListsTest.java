package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserListsTest {
    @Test
    void usersAreGivenByteForByteAsTheyCame() {
        String odd = "{ \"Name\" : \"A\\u00e9\\\"\\/\", \"New\":{\"a\":[1,{\"Name\":\"inner\"}]},"
                + "\"Big\":123456789012345678901234567890,\"Pi\":3.14159265358979323846264338327950288,\"e\":1E400 ,"
                + "\"raw\":\"é€😀\" }";
        String camel = "{\"id\":\"1\",\"name\":\"b\",\"hasPassword\":false}";

        assertThat(merge("[" + odd + "]", " [\n" + camel + "\t] ")).isEqualTo("[" + odd + "," + camel + "]");
    }

    @Test
    void usersAreSortedByNameInAnyCase() {
        assertThat(merge("[{\"Name\":\"b\"},{\"Name\":\"D\"}]", "[{\"Name\":\"A\"},{\"Name\":\"c\"}]"))
                .isEqualTo("[{\"Name\":\"A\"},{\"Name\":\"b\"},{\"Name\":\"c\"},{\"Name\":\"D\"}]");
    }

    @Test
    void theFirstPartsUserStandsForAllOfThatName() {
        assertThat(merge("[{\"Name\":\"Zoë\",\"n\":1}]", "[{\"Name\":\"ZOË\",\"n\":2}]", "[{\"name\":\"zo\\u00EB\"}]"))
                .isEqualTo("[{\"Name\":\"Zoë\",\"n\":1}]");
    }

    @Test
    void namesAreComparedLetterByLetterInNoLanguage() {
        assertThat(merge("[{\"Name\":\"irmak\"}]", "[{\"Name\":\"IRMAK\"}]")).isEqualTo("[{\"Name\":\"irmak\"}]");
        assertThat(merge("[{\"Name\":\"irmak\"}]", "[{\"Name\":\"İRMAK\"},{\"Name\":\"ırmak\"}]"))
                .contains("İRMAK", "ırmak", "irmak");
        assertThat(merge("[{\"Name\":\"Zoë\"}]", "[{\"Name\":\"Zoe\u0308\"}]")).contains("Zoë", "Zoe\u0308");
    }

    @Test
    void nobodyIsAnEmptyList() {
        assertThat(merge()).isEqualTo("[]");
        assertThat(merge("[]", " [ ] ")).isEqualTo("[]");
    }

    @Test
    void theSameBufferIsMergedAgainUnchanged() {
        Buffer part = Buffer.buffer("[{\"Name\":\"b\"},{\"Name\":\"a\"}]");

        assertThat(UserLists.merge(List.of(part))).isEqualTo(UserLists.merge(List.of(part)));
        assertThat(part.toString()).isEqualTo("[{\"Name\":\"b\"},{\"Name\":\"a\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "\"s3cret\"",
                "[",
                "[{\"Name\":\"s3cret\"}",
                "[{\"Name\":\"s3cret\"}]]",
                "[{\"Name\":\"s3cret\"}] x",
                "[{\"Name\":\"s3cret\"},]",
                "[{\"Name\":\"s3cret\"},1]",
                "[1]",
                "[null]",
                "[{}]",
                "[{\"Name\":5}]",
                "[{\"Name\":null}]",
                "[{\"NAME\":\"s3cret\"}]",
                "<html>s3cret</html>",
                "[{\"Name\":\"s3cret\" \"x\":1}]",
            })
    void aPartThatIsNoListIsNamedAndNotQuoted(String malformed) {
        assertThatThrownBy(() -> merge("[]", malformed))
                .isInstanceOfSatisfying(
                        MalformedUserListException.class,
                        e -> assertThat(e.part()).isEqualTo(1))
                .hasMessageStartingWith("part 1 is no list of users: ")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void anotherEncodingOrABrokenOneIsMalformedAndNotMisread() {
        Buffer utf16 = Buffer.buffer("[{\"Name\":\"a\"}]", "UTF-16LE");
        Buffer broken = Buffer.buffer("[{\"Name\":\"").appendByte((byte) 0xC3).appendString("\"}]");

        for (Buffer part : List.of(utf16, broken)) {
            assertThatThrownBy(() -> UserLists.merge(List.of(part))).isInstanceOf(MalformedUserListException.class);
        }
    }

    private static String merge(String... parts) {
        return UserLists.merge(Stream.of(parts).map(Buffer::buffer).toList()).toString();
    }
}
