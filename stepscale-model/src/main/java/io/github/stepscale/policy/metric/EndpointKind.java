package io.github.stepscale.policy.metric;

/** What is scaled; decides which metrics exist and whether zero is allowed. */
public enum EndpointKind {
    /** Instances of a variant that answers at once. At least one must run. */
    REALTIME,
    /** Instances of a variant that takes its requests from a queue. May scale to zero. */
    ASYNC,
    /** Provisioned concurrency of a serverless variant, 1 to 200. */
    SERVERLESS,
    /** Copies of an inference component. May scale to zero. */
    COMPONENT
}
