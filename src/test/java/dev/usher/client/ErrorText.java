package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what an exception tells of its body against the text that came. */
record ErrorText(UsersException.Answered error) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void check(String text) throws JsonProcessingException {
        if (error.body() instanceof ErrorBody.Message message) {
            assertThat(message.text())
                    .isEqualTo(JSON.readTree(text).textValue())
                    .isNotEmpty();
            assertThat(error).hasMessageContaining(message.text());
        } else if (error.body() instanceof ErrorBody.Problem problem) {
            assertThat(problem.details().title())
                    .isEqualTo(JSON.readTree(text).path("title").textValue());
            assertThat(problem.details().status()).isEqualTo(error.status());
        } else if (error.body() instanceof ErrorBody.Validation validation) {
            Map<String, List<String>> told = told(JSON.readTree(text).path("errors"));
            assertThat(validation.errors()).isEqualTo(told).isNotEmpty();
            assertThat(((UsersException.BadRequest) error).validationErrors()).isEqualTo(told);
        } else if (error.body() instanceof ErrorBody.Text plain) {
            assertThat(plain.text()).isEqualTo(text).isEqualTo("Error processing request.");
        } else if (error.body() instanceof ErrorBody.Html html) {
            assertThat(html.page()).isEqualTo(text);
        }
    }

    private static Map<String, List<String>> told(JsonNode errors) {
        Map<String, List<String>> told = new TreeMap<>();
        errors.properties().forEach(error -> {
            List<String> messages = new ArrayList<>();
            error.getValue().forEach(message -> messages.add(message.textValue()));
            told.put(error.getKey(), messages);
        });
        return told;
    }
}
