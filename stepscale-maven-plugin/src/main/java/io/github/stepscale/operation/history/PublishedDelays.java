package io.github.stepscale.operation.history;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.PromQl;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.history.MeasuredDelays.DelayStatistics;
import io.github.stepscale.operation.history.MeasuredDelays.StartUp;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.operation.shared.ScalingMetricLabels;
import io.github.stepscale.operation.shared.TargetState;
import io.github.stepscale.policy.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The delays of scaling that SageMaker publishes itself where detailed observability is on (Amazon SageMaker developer guide,
 * "OpenTelemetry metrics reference", operations-driven metrics).
 *
 * @param out the seconds of scaling out, from trigger to completion
 * @param in those of scaling in
 * @param startUp the parts of the start of an instance or copy
 * @param notes what could not be read
 */
record PublishedDelays(
        Optional<DelayStatistics> out, Optional<DelayStatistics> in, Optional<StartUp> startUp, List<String> notes) {
    private static final PublishedDelays NONE =
            new PublishedDelays(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    private static final String DIRECTION = "aws.sagemaker.scaling.direction";

    PublishedDelays {
        notes = List.copyOf(notes);
    }

    /** Reads them in a time span; none where detailed observability is off, or the state of the endpoint is unknown. */
    static PublishedDelays read(Aws aws, Target target, TargetState state, Instant from, Instant to) {
        Map<String, String> labels = ScalingMetricLabels.of(target, state);
        if (!state.isDetailed() || labels.isEmpty()) {
            return NONE;
        }
        Instant start = from.truncatedTo(ChronoUnit.MINUTES);
        Instant end = to.plus(Duration.ofMinutes(1)).minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
        return OptionalRead.orElseIfFailed(
                () -> new Reader(aws.promQl(), labels, start, end).delays(), PublishedDelays::unreadable);
    }

    private static PublishedDelays unreadable(AwsException refused) {
        return new PublishedDelays(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        "the metrics of detailed observability could not be read, so the delays are those of the scaling"
                                + " activities. " + ErrorAdvice.note(refused)));
    }

    private record Reader(PromQl metrics, Map<String, String> labels, Instant from, Instant to) {

        PublishedDelays delays() {
            PromQl.Events scaling = metrics.events("e2e_duration", labels, from, to);
            PromQl.Events download = metrics.events("model_download_time", labels, from, to);
            PromQl.Events container = metrics.events("container_start_time", labels, from, to);
            PromQl.Events gpu = metrics.events("gpu_load_time", labels, from, to);
            List<String> warnings = List.of(scaling, download, container, gpu).stream()
                    .flatMap(events -> events.warnings().stream())
                    .distinct()
                    .map(warning -> "CloudWatch warns of its metrics of detailed observability: " + warning)
                    .toList();
            return new PublishedDelays(
                    statistics(scaling, event -> isOf(event, "ScaleOut")),
                    statistics(scaling, event -> isOf(event, "ScaleIn")),
                    Optional.of(new StartUp(all(download), all(container), all(gpu))),
                    warnings);
        }

        private static boolean isOf(PromQl.Event event, String direction) {
            return event.label(DIRECTION).filter(direction::equals).isPresent();
        }

        private static Optional<DelayStatistics> all(PromQl.Events events) {
            return statistics(events, event -> true);
        }

        private static Optional<DelayStatistics> statistics(PromQl.Events events, Predicate<PromQl.Event> filter) {
            return DelayStatistics.of(events.events().stream()
                    .filter(filter)
                    .map(PromQl.Event::value)
                    .filter(seconds -> seconds >= 0)
                    .toList());
        }
    }
}
