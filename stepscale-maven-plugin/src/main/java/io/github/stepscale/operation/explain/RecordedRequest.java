package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.history.AlarmAction;
import io.github.stepscale.operation.history.AlarmStateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All records of one request of an alarm: its change of state, the run of its action, the scaling activities. */
final class RecordedRequest {
    /** The alarm requests again after a minute: earlier records belong to the same request. */
    private static final Duration SAME_REQUEST = Duration.ofSeconds(50);

    /** The clocks of two services differ: an effect may be recorded before its change of state. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final Instant start;
    private Optional<AlarmStateChange> change = Optional.empty();
    private Optional<String> error = Optional.empty();
    private final List<AutoScaling.Activity> activities = new ArrayList<>();

    RecordedRequest(Instant start) {
        this.start = start;
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
        return at.isBefore(start.plus(SAME_REQUEST));
    }

    /** Whether a change of state at a moment, not before the start, can be the reason of this request. */
    boolean acceptsChange(Instant at) {
        return change.isEmpty() && at.isBefore(start.plus(SKEW));
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
