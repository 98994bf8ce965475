package io.github.stepscale.operation.drill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.operation.shared.CanonicalJson;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** The reason that a drill gives for the alarm's state: a sentence, and the JSON from which the policy reads the value. */
final class StateReason {
    /** Shown in the alarm's history. */
    static final String SENTENCE =
            "Drill by stepscale: this state was set by hand to test whether the alarm scales. It does not"
                    + " show the load. CloudWatch restores the real state at its next evaluation.";

    /** CloudWatch accepts 4,000 characters; each datapoint needs up to a hundred. */
    private static final int MAX_DATAPOINTS = 30;

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StateReason() {}

    /** Returns datapoints of one value, so that every aggregation of them gives this value. */
    static String data(ScalingRule rule, BigDecimal value, Instant now) {
        Alarm alarm = rule.alarm();
        int period = alarm.metric().period();
        int points = Math.min(alarm.evaluationPeriods(), MAX_DATAPOINTS);
        Instant newest = now.truncatedTo(ChronoUnit.MINUTES).minusSeconds(period);
        ObjectNode root = CanonicalJson.object()
                .put("version", "1.0")
                .put("queryDate", TIMESTAMP.format(now))
                .put("startDate", TIMESTAMP.format(newest.minusSeconds((long) period * (points - 1))));
        statistic(alarm).ifPresent(statistic -> root.put("statistic", statistic));
        root.put("period", period);
        ArrayNode recent = root.putArray("recentDatapoints");
        root.put("threshold", alarm.threshold().doubleValue());
        ArrayNode evaluated = root.putArray("evaluatedDatapoints");
        for (int i = 0; i < points; i++) {
            recent.add(value.doubleValue());
            ObjectNode point =
                    evaluated.addObject().put("timestamp", TIMESTAMP.format(newest.minusSeconds((long) period * i)));
            statistic(alarm).ifPresent(statistic -> point.put("sampleCount", 1.0));
            point.put("value", value.doubleValue());
        }
        return CanonicalJson.line(root);
    }

    /** Whether the alarm watches an expression or a percentile: AWS does not document such reason data set by hand. */
    static boolean isUnverified(ScalingRule rule) {
        return statistic(rule.alarm()).isEmpty();
    }

    private static Optional<String> statistic(Alarm alarm) {
        return alarm.metric() instanceof SourceMetric source
                        && alarm.fill().value().isEmpty()
                        && !source.statistic().isPercentile()
                ? Optional.of(source.statistic().name())
                : Optional.empty();
    }
}
