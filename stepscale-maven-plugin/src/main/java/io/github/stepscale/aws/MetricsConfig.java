package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How an endpoint publishes its metrics (Amazon SageMaker API Reference, MetricsConfig).
 *
 * @param publishSeconds the seconds between two datapoints of an instance: 10, 30, 60, 120, 180, 240 or 300; empty if unknown.
 *     Those of invocations lie 60 s apart unless {@code enhanced}
 * @param enhanced whether {@code publishSeconds} applies to invocations too
 * @param detailed whether SageMaker publishes OpenTelemetry metrics of the endpoint, readable by {@link PromQl}
 */
public record MetricsConfig(OptionalInt publishSeconds, boolean enhanced, boolean detailed) {
    /** That of an endpoint which could not be read. */
    public static final MetricsConfig UNKNOWN = new MetricsConfig(OptionalInt.empty(), false, false);

    private static final int MINUTE = 60;
    private static final Set<Integer> FREQUENCIES = Set.of(10, 30, MINUTE, 120, 180, 240, 300);

    /** Reads the field of DescribeEndpoint; an absent field has the default. */
    static MetricsConfig of(JsonNode field) {
        int seconds = field.path("MetricPublishFrequencyInSeconds").asInt(MINUTE);
        return new MetricsConfig(
                FREQUENCIES.contains(seconds) ? OptionalInt.of(seconds) : OptionalInt.empty(),
                field.path("EnableEnhancedMetrics").asBoolean(),
                field.path("EnableDetailedObservability").asBoolean());
    }

    /** The shortest period in seconds, at least 60, in which every instance has a datapoint of its utilization. */
    public int utilizationPeriod() {
        return Math.max(MINUTE, publishSeconds.orElse(MINUTE));
    }

    /** The shortest period in seconds, at least 60, in which every instance has a datapoint of its invocations. */
    public int invocationPeriod() {
        return enhanced ? utilizationPeriod() : MINUTE;
    }
}
