package dev.usher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two answers show of whether a server believes what it is told of clients. */
class RegardTest {
    private static final String CODED = "200, server: Kestrel, content-encoding: gzip, x";
    private static final String PLAIN = "200, server: Kestrel, x";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CODED | PLAIN | BELIEVES | it codes nothing that goes out by HTTPS
            CODED | CODED | DOES_NOT | it took no notice
            PLAIN | PLAIN | UNKNOWN  | the url is https, or it never codes
            CODED | 503   | BELIEVES | it refuses people from afar, and took us for one
            PLAIN | 503   | BELIEVES | whether it codes or not
            503   | 503   | UNKNOWN  | it refuses us either way
            CODED | 500   | UNKNOWN  | something broke
            200, server: nginx, content-encoding: gzip, x | 200, server: nginx, content-encoding: gzip, x | UNKNOWN | another proxy codes for it
            200, server: Kestrel, content-encoding: gzip, x | 200, server: Kestrel, via: 1.1 other, content-encoding: gzip, x | UNKNOWN | another proxy is between
            """)
    void codingShowsItOverPlainHttp(String plain, String secure, Regard regard, String sentence) {
        assertThat(Regard.byCoding(Answers.of(named(plain)), Answers.of(named(secure))))
                .as(sentence)
                .isEqualTo(regard);
    }

    private static String named(String text) {
        return text.equals("CODED") ? CODED : text.equals("PLAIN") ? PLAIN : text;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200, [ann bob] | 200, [bob]     | BELIEVES | ann may not come from afar
            200, [ann bob] | 200, [ann bob] | UNKNOWN  | everybody may, or it does not believe
            200, [ann bob] | 503            | BELIEVES | nobody may
            200, [ann bob] | 500            | UNKNOWN  | something broke
            503            | 503            | UNKNOWN  | it refuses us either way
            """)
    void listsShowItWhereSomebodyIsForHomeAlone(String near, String far, Regard regard, String sentence) {
        assertThat(Regard.byLists(Answers.of(near), Answers.of(far)))
                .as(sentence)
                .isEqualTo(regard);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            200, {"IsInNetwork":true}  | 200, {"IsInNetwork":false} | BELIEVES | it tells home from afar
            200, {"IsInNetwork":true}  | 200, {"IsInNetwork":true}  | DOES_NOT | it sees us, in its own network
            200, {"IsInNetwork":false} | 200, {"IsInNetwork":false} | DOES_NOT | it sees us, who are far away
            200, {"IsInNetwork":false} | 200, {"IsInNetwork":true}  | UNKNOWN  | no server says that
            200, {"IsInNetwork":true}  | 503                          | BELIEVES | it lets nobody in from afar
            401                          | 401                          | UNKNOWN  | the token is wrong
            200, {}                      | 200, {}                      | UNKNOWN  | nothing is said
            200, {"IsInNetwork":1}     | 200, {"IsInNetwork":1}     | UNKNOWN  | nothing that makes sense
            200, page                    | 200, page                    | UNKNOWN  | nothing that can be read
            """)
    void tokenShowsItForCertain(String near, String far, Regard regard, String sentence) {
        assertThat(Regard.byEndpoint(Answers.of(near), Answers.of(far)))
                .as(sentence)
                .isEqualTo(regard);
    }
}
