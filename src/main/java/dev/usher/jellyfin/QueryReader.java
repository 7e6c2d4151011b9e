package dev.usher.jellyfin;

/** Reads the query of an operation. */
@FunctionalInterface
public interface QueryReader {
    /** The canonical spelling of {@code query}, without a question mark and without credentials; empty where nothing counts. */
    String read(Operation operation, String query);

    /**
     * Of an operation whose answer may be stored, only the parameters that change the answer, in one order and spelling;
     * of {@code QUICK_CONNECT_CONNECT} the secret; of any other the parameters as they came, but for the credentials.
     */
    static QueryReader standard() {
        return CanonicalQuery::read;
    }
}
