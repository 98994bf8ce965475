package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.history.AlarmAction;
import io.github.stepscale.operation.history.AlarmStateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that AWS recorded of one time that an alarm asked: its change of state, the run of its action, the activities. */
final class RecordedRequest {
    /** The alarm asks again after a minute: what comes earlier belongs to the same request. */
    private static final Duration TOGETHER = Duration.ofSeconds(50);

    /** The clocks of two services differ: what follows from a change of state may be recorded before it. */
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

    /** Whether something at a moment not before it can belong to it. */
    boolean covers(Instant at) {
        return at.isBefore(start.plus(TOGETHER));
    }

    /** Whether a change of state at a moment not before it can be its reason. */
    boolean lacksChange(Instant at) {
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
