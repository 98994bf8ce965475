package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.history.ActivityDescription;
import io.github.stepscale.operation.history.AlarmAction;
import io.github.stepscale.operation.history.AlarmStateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All records of one request of an alarm: its change of state, the run of its action, the scaling activities. */
final class RecordedRequest {
    /** The clocks of two services differ: an effect may be recorded before its change of state. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private static final Set<String> FAILURES = Set.of("Failed", "Unfulfilled");

    private final Instant start;
    private final Duration coverage;
    private Optional<AlarmStateChange> change = Optional.empty();
    private Optional<String> error = Optional.empty();
    private final List<AutoScaling.Activity> activities = new ArrayList<>();

    /** @param repeat how long after it the alarm requests again: records well before that belong to the same request */
    RecordedRequest(Instant start, Duration repeat) {
        this.start = start;
        this.coverage = repeat.multipliedBy(5).dividedBy(6);
    }

    Instant start() {
        return start;
    }

    Optional<AlarmStateChange> change() {
        return change;
    }

    Optional<String> error() {
        return error;
    }

    List<AutoScaling.Activity> activities() {
        return List.copyOf(activities);
    }

    /** Whether a record at a moment, not before the start, can belong to this request. */
    boolean covers(Instant at) {
        return at.isBefore(start.plus(coverage));
    }

    /** Whether a change of state at a moment, not before the start, can be the reason of this request. */
    boolean acceptsChange(Instant at) {
        return change.isEmpty() && at.isBefore(start.plus(SKEW));
    }

    /**
     * Returns what failed, and why, if nothing but failures is recorded; empty otherwise. AWS records each failure of a series,
     * unlike a refusal.
     */
    Optional<String> failure() {
        boolean failed = !activities.isEmpty()
                && activities.stream()
                        .allMatch(activity -> activity.notScaled().isEmpty() && FAILURES.contains(activity.status()));
        return failed
                ? Optional.of(activities.stream()
                        .map(ActivityDescription::of)
                        .distinct()
                        .collect(Collectors.joining(", then ")))
                : Optional.empty();
    }

    void add(AlarmStateChange recorded) {
        change = Optional.of(recorded);
    }

    void add(AlarmAction recorded) {
        error = recorded.error().or(() -> error);
    }

    void add(AutoScaling.Activity recorded) {
        activities.add(recorded);
    }
}
