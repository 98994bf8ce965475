package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.PromQl;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.explain.Explanation.Moment;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.operation.shared.ScalingMetricLabels;
import io.github.stepscale.operation.shared.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads when SageMaker found too few instances: {@code ice_count}, which it publishes per Availability Zone and instance type where
 * detailed observability is on (Amazon SageMaker developer guide, "OpenTelemetry metrics reference").
 */
final class CapacityShortage {
    private static final String METRIC = "ice_count";
    private static final String TYPE = "host.type";
    private static final String ZONE = "cloud.availability_zone";

    /** Events of the same kind that are not further apart belong together. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private CapacityShortage() {}

    /**
     * Returns the moments; none where detailed observability is off.
     *
     * @param notes receives what could not be read, and what to do
     */
    static List<Moment> moments(Aws aws, TargetState state, ExplainOptions span, Consumer<String> notes) {
        Map<String, String> labels = ScalingMetricLabels.ofEndpoint(state);
        if (!state.isDetailed() || labels.isEmpty()) {
            return List.of();
        }
        Instant from = span.from().truncatedTo(ChronoUnit.MINUTES);
        Instant to = span.to().plus(Duration.ofMinutes(1)).minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
        return OptionalRead.orElseIfFailed(
                () -> joined(aws.promQl().events(METRIC, labels, from, to), notes), refused -> {
                    notes.accept("insufficient capacity shows only where an activity failed: " + METRIC
                            + " could not be read. " + ErrorAdvice.note(refused));
                    return List.of();
                });
    }

    private static List<Moment> joined(PromQl.Events events, Consumer<String> notes) {
        events.warnings().forEach(warning -> notes.accept("CloudWatch warns of " + METRIC + ": " + warning));
        List<Moment> moments = new ArrayList<>();
        events.events().stream()
                .filter(event -> event.value() > 0)
                .map(event -> new Moment(event.minute(), event.minute(), "", sentence(event), false))
                .sorted(Comparator.comparing(Moment::sentence).thenComparing(Moment::from))
                .forEach(moment -> add(moments, moment));
        if (!moments.isEmpty()) {
            ErrorAdvice.advice("insufficient capacity").ifPresent(advice -> notes.accept(advice + "."));
        }
        return moments;
    }

    private static String sentence(PromQl.Event event) {
        return "SageMaker found insufficient capacity (" + METRIC + ")"
                + event.label(TYPE).map(" of "::concat).orElse("")
                + event.label(ZONE).map(" in "::concat).orElse("");
    }

    private static void add(List<Moment> moments, Moment next) {
        int last = moments.size() - 1;
        boolean continues = last >= 0
                && moments.get(last).sentence().equals(next.sentence())
                && !moments.get(last).to().plus(PAUSE).isBefore(next.from());
        if (continues) {
            moments.set(
                    last,
                    new Moment(moments.get(last).from(), next.to(), next.alarm(), next.sentence(), next.probable()));
        } else {
            moments.add(next);
        }
    }
}
