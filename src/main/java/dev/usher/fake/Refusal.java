package dev.usher.fake;

/** Ends an operation early with an answer. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super("status " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
