package io.github.stepscale.policy.metric;

/** The kind of scalable target. It decides which metrics exist and whether a capacity of zero is allowed. */
public enum EndpointKind {
    /** Instances of a real-time variant; at least one. */
    REALTIME,
    /** Instances of an asynchronous variant, which takes requests from a queue; zero or more. */
    ASYNC,
    /** Provisioned concurrency of a serverless variant; 1 to 200. */
    SERVERLESS,
    /** Copies of an inference component; zero or more. */
    COMPONENT
}
