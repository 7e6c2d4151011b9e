package dev.usher.gateway;

/** A message that is not passed on, with the problem that its sender is told. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problems problem;

    UnreadableException(Problems problem) {
        super(problem.name(), null, false, false);
        this.problem = problem;
    }

    Problems problem() {
        return problem;
    }
}
