package dev.usher.upstream;

/** Over the {@code HttpClient} of the gateway's {@link Wire}. */
class OperationWireTest extends OperationFacts {}
