package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each write drops of what is stored. There are Ann, Ben, and an app of somebody who has never asked for himself. Stored are
 * A, Ann's view of herself, a that of the list and b that of Ben; B, Ben's view of himself, and c that of Ann; X, x and y, the
 * app's view of Ann, of the list and of Ben; P, the public list; and Q, whether there is Quick Connect.
 */
class WriteMatrixTest {
    private final MatrixHouse house = new MatrixHouse();

    @ParameterizedTest(name = "{0} {1} answered {2} drops {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # U in Users/{id}, Users/Me of all U's tokens, lists
            ann  | POST /Users?userId=ANN                  | 204 | AabcXxyP
            ann  | POST /Users/ANN                         | 204 | AabcXxyP
            ann  | POST /Users/Configuration               | 204 | AacXxP
            ann  | POST /Users/Configuration?userId=       | 204 | AacXxP
            ann  | POST /Users/Configuration?userId=00000000-0000-0000-0000-000000000000 | 204 | AacXxP
            ben  | POST /Users/Configuration?USERID=ANN    | 204 | AacXxP
            ben  | POST /Users/ANN/Configuration           | 204 | AacXxP
            # the same and access of U's tokens
            ben  | POST /Users/ANN/Policy                  | 204 | AabcXxyP
            # U, lists, T(U); also on 403
            ann  | POST /Users/Password                    | 204 | AabcXxyP
            ann  | POST /Users/Password                    | 403 | AabcXxyP
            ben  | POST /Users/ANN/Password                | 204 | AabcXxyP
            # lists
            ben  | POST /Users/New                         | 200 | axP
            # U, lists, T(U), also on 400 and 500
            ben  | DELETE /Users/ANN                       | 204 | AabcXxyP
            ben  | DELETE /Users/ANN                       | 400 | AabcXxyP
            ben  | DELETE /Users/ANN                       | 500 | AabcXxyP
            # U whom the answer names, lists, his tokens; U and whatever a lock forbids where it fails; nothing where it was not tried
            tv   | POST /Users/AuthenticateByName ann      | 200 | AabcXxyP
            tv   | POST /Users/AuthenticateByName aNN@example.org | 200 | AabcXxyP
            none | POST /Users/AuthenticateByName ann      | 200 | AabcXxyP
            tv   | POST /Users/AuthenticateByName ann      | 401 | AabcXxyP
            tv   | POST /Users/AuthenticateByName nobody   | 401 | axXyP
            tv   | POST /Users/ANN/Authenticate?pw=a       | 200 | AabcXxyP
            tv   | POST /Users/ANN/Authenticate?pw=a       | 401 | AabcXxyP
            none | POST /Users/AuthenticateByName          | 400 | ''
            # as a login for the target user
            ann  | POST /QuickConnect/Authorize?code=1     | 200 | AabcXxyP
            ben  | POST /QuickConnect/Authorize?userId=ANN | 200 | AabcXxyP
            # nothing new, nothing visible
            tv   | POST /Users/AuthenticateWithQuickConnect | 200 | ''
            tv   | POST /Users/ForgotPassword              | 200 | ''
            # those named in the answer, which is not read: all
            tv   | POST /Users/ForgotPassword/Pin          | 200 | AabBcXxyPQ
            # U, lists
            ann  | POST /UserImage                         | 204 | AacXxP
            ben  | DELETE /UserImage?userId=ANN            | 204 | AacXxP
            ben  | POST /Users/ANN/Images/Primary          | 204 | AacXxP
            # T(the token presented), also if the answer is 401
            ann  | POST /Sessions/Logout                   | 204 | Aab
            ann  | POST /sessions/logout/                  | 500 | Aab
            ann  | POST /Sessions/Logout                   | 401 | Aab
            # all access decisions
            ben  | DELETE /Devices?id=tv                   | 204 | AabBcXxyPQ
            ben  | DELETE /Auth/Keys/1                     | 204 | AabBcXxyPQ
            # U's date
            ann  | POST /Sessions/Capabilities/Full        | 204 | AacXxP
            app  | POST /Sessions/Capabilities             | 204 | ''
            # all
            ben  | POST /System/Configuration              | 204 | AabBcXxyPQ
            ben  | POST /System/Restart                    | 204 | AabBcXxyPQ
            none | POST /Startup/Complete                  | 204 | AabBcXxyPQ
            none | GET /Startup/FirstUser                  | 200 | AabBcXxyPQ
            none | GET /Startup/Configuration              | 200 | ''
            none | GET /startup/logger                     | 503 | ''
            # a refused token has written nothing
            ann  | POST /Users/Configuration               | 401 | Aab
            none | POST /Users/Configuration               | 401 | ''
            none | POST /UserImage                         | 401 | ''
            # nobody can say whom it is about
            app  | POST /Users/Configuration               | 204 | AabBcXxyPQ
            ann  | POST /Users/Configuration?userId=ANN&userId=BEN | 204 | AabBcXxyPQ
            ann  | POST /Users/Configuration?userId%3DANN  | 204 | AabBcXxyPQ
            ben  | DELETE /Users/{0x1}                     | 400 | AabBcXxyPQ
            none | POST /Users/AuthenticateByName          | 500 | AabBcXxyPQ
            # maybe it was done
            ann  | POST /Users/Configuration               | lost | AacXxP
            tv   | POST /Users/AuthenticateByName ann      | lost | AabcXxyP
            ann  | POST /Sessions/Logout                   | lost | Aab
            # surely it was not
            ann  | POST /Users/Configuration               | unsent | ''
            ann  | POST /Sessions/Logout                   | unsent | ''
            ann  | POST /Users/Configuration               | starting | ''
            """)
    void writeDropsWhatItMayHaveChangedAndNoMore(String who, String write, String answer, String dropped) {
        house.fill();

        house.write(who, write, answer);

        assertThat(house.dropped()).isEqualTo(sorted(dropped));
    }

    @Test
    void oneWhoMayHaveAnotherNameIsUnknownUntilHeAsksForHimselfAgain() {
        house.fill();
        house.write("ben", "POST /Users/ANN", "204");
        house.read("b");

        house.write("tv", "POST /Users/AuthenticateByName somebody", "401");
        assertThat(house.dropped()).contains("b");

        house.write("tv", "POST /Users/AuthenticateByName somebody", "401");
        assertThat(house.dropped()).doesNotContain("b");
    }

    @Test
    void answerThatCannotBeReadMayShowAnybody() {
        house.codeAnswers("br");
        house.fill();

        house.write("ben", "POST /Users/New", "200");

        assertThat(house.dropped()).isEqualTo(sorted("AabcBXxyP"));
    }

    @Test
    void answerInGzipIsRead() {
        house.codeAnswers("gzip");
        house.fill();

        house.write("ann", "POST /Users/Configuration", "204");

        assertThat(house.dropped()).isEqualTo(sorted("AacXxP"));
    }

    private static String sorted(String letters) {
        return letters.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
