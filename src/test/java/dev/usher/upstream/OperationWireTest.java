package dev.usher.upstream;

import org.junit.jupiter.api.Test;

/** Over the {@code HttpClient} of the gateway's {@link Wire}. */
class OperationWireTest extends OperationFacts {
    @Test
    void switchOfProtocolsThatNobodyAskedForIsNoResponse() throws Exception {
        assertNoResponse(101);
    }
}
