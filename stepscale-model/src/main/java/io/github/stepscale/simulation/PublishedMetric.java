package io.github.stepscale.simulation;

/** A metric whose datapoints a simulation determines. Equal metrics publish the same. */
sealed interface PublishedMetric permits TrafficMetric, ResponseMetric, TickMetric, ExpressionMetric {

    /** The CloudWatch name; empty for an expression, which has none. */
    String awsName();

    /** Whether the metric depends on the backlog and therefore on {@code requestsPerInstance}. */
    boolean dependsOnBacklog();

    /** The number of datapoints per minute. */
    default int datapointsPerMinute() {
        return 1;
    }

    /**
     * Publishes the minutes from {@code from}, inclusive, to {@code to}, exclusive, with the same running instances.
     *
     * @param whenIdle the value that request metrics publish for a minute without requests
     * @param published receives the datapoints; {@link Double#NaN} where there is none
     */
    void publish(Timeline timeline, int running, double whenIdle, double[] published, int from, int to);

    /** Publishes the ticks of these minutes, in place of the minutes; otherwise as {@link #publish}. */
    void publishTicks(Timeline timeline, int running, double whenIdle, double[] published, int from, int to);
}
