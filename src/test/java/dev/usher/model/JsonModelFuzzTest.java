package dev.usher.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import io.vertx.core.buffer.Buffer;

class JsonModelFuzzTest {

    @Fuzzed
    void whatIsReadIsWrittenAsItCame(byte[] bytes) {
        UserDto user;
        try {
            user = JsonModel.read(UserDto.class, Buffer.buffer(bytes));
        } catch (MalformedJsonException noUser) {
            return;
        }

        assertThat(user.toBuffer()).isEqualTo(JsonText.write(user.source().tree()));
        assertThat(user.withName(user.name() + "+").withName(user.name()).toBuffer())
                .isEqualTo(user.toBuffer());
        assertThat(user.source().toJson().fieldNames()).isEqualTo(user.toJson().fieldNames());
    }
}
