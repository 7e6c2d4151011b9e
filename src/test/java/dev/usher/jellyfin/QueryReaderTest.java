package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryReaderTest {
    @ParameterizedTest
    @CsvSource({
        "GET_USERS, '', ''",
        "GET_USERS, isHidden=true&isDisabled=false, isDisabled=false&isHidden=true",
        "GET_USERS, ISDISABLED=False&ishidden=TRUE, isDisabled=false&isHidden=true",
        "GET_USERS, %69sHidden=%74rue, isHidden=true",
        "GET_USERS, isHidden=, ''",
        "GET_USERS, isHidden, ''",
        "GET_USERS, isHidden=true&isHidden=false, isHidden=true",
        "GET_USERS, isHidden=1, isHidden=1",
        "GET_USERS, isHidden=a%26b, isHidden=a%26b",
        "GET_USERS, isHidden=true;isDisabled=true, isHidden=true%3BisDisabled%3Dtrue",
        "GET_USERS, isHidden%3Dtrue%26isDisabled%3Dtrue, isDisabled=true&isHidden=true",
        "GET_USERS, &&x=1&_=2&ApiKey=t&isHidden=true&, isHidden=true",
        "GET_USER_BY_ID, isHidden=true&x=y, ''",
        "GET_CURRENT_USER, userId=u&ApiKey=t, ''",
        "GET_PUBLIC_USERS, x=1, ''",
        "QUICK_CONNECT_ENABLED, x=1, ''",
        "QUICK_CONNECT_CONNECT, x=1&SECRET=AB&secret=CD, secret=AB",
        "QUICK_CONNECT_CONNECT, secret=, secret=",
        "QUICK_CONNECT_CONNECT, ApiKey=t, ''",
        "QUICK_CONNECT_CONNECT, secret%3DAB, secret=AB",
        "UPDATE_USER, userId=A-b&api_key=t&x=%zz, userId=A-b&x=%zz",
        "UPDATE_USER, %41PIKEY=t, ''",
        "AUTHENTICATE_USER, pw=a+b%20c, pw=a+b%20c",
        "QUICK_CONNECT_AUTHORIZE, code=1&userId=2, code=1&userId=2",
    })
    void onlyWhatCountsIsLeftAndInOneSpelling(Operation operation, String query, String canonical) {
        assertThat(QueryReader.standard().read(operation, query)).isEqualTo(canonical);
    }
}
