package io.github.stepscale.operation.drill;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.drill.DrillResult.Observation;
import io.github.stepscale.operation.history.ActivityCause;
import io.github.stepscale.operation.history.ActivityDescription;
import io.github.stepscale.operation.history.AlarmAction;
import io.github.stepscale.operation.history.AlarmStateChange;
import io.github.stepscale.operation.shared.PollInterval;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Looks, again and again, for what follows the state that was set: the activity, then the capacity. */
final class DrillMonitor {
    /** The clocks of AWS and of this machine may differ by so much. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final DrillPlan plan;
    private final ScalableTargetId target;
    private final AutoScaling scaling;
    private final Alarms alarms;
    private final Endpoints endpoints;
    private final Output output;
    private final Clock time;
    private final Hints hints;
    private final Instant since;
    private final Set<Alarms.HistoryItem> oldEvents;
    private final Set<Instant> oldActivities = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Observation> observations = new ArrayList<>();
    private Optional<AutoScaling.Activity> activity = Optional.empty();
    private Optional<Endpoints.Capacity> capacity = Optional.empty();

    /** Remembers what is there before anything is set. */
    DrillMonitor(Aws aws, DrillPlan plan, Output output, Clock time, Hints hints) {
        this.plan = plan;
        this.target = ScalableTargetId.of(plan.target());
        this.scaling = aws.scaling();
        this.alarms = aws.alarms();
        this.endpoints = aws.endpoints();
        this.output = output;
        this.time = time;
        this.hints = hints;
        this.since = time.instant().minus(SKEW);
        this.oldEvents = new HashSet<>(events());
        activities().forEach(old -> oldActivities.add(old.start()));
    }

    List<Observation> observations() {
        return List.copyOf(observations);
    }

    /** Tells what is seen, each thing once. */
    void saw(String what) {
        if (seen.add(what)) {
            Observation observation = new Observation(time.instant(), what);
            observations.add(observation);
            output.line(Timestamps.clock(observation.time()) + "  " + what);
        }
    }

    /**
     * Watches until the capacity has moved.
     *
     * @return the capacity afterwards
     * @throws OperationException if the policy does not scale, or not in time
     */
    Endpoints.Capacity follow(Duration timeout) {
        PollInterval pace = new PollInterval(new Random());
        Instant deadline = time.instant().plus(timeout);
        while (time.instant().isBefore(deadline)) {
            if (looked(pace) && isDone()) {
                return capacity.orElseThrow();
            }
            time.sleep(pace.next());
        }
        throw new OperationException("The drill timed out after " + Durations.of(timeout) + ". Seen: " + all()
                + ". Not seen: " + missing() + ". AWS carries on with what it has begun; see the effect with "
                + hints.run("explain") + ".");
    }

    /** Whether AWS answered; what keeps it from that may pass. */
    private boolean looked(PollInterval pace) {
        try {
            look();
            return true;
        } catch (AwsException refused) {
            if (!refused.isTransient()) {
                throw refused;
            }
            pace.backOff();
            return false;
        }
    }

    private void look() {
        for (Alarms.HistoryItem event : events()) {
            if (!oldEvents.contains(event)) {
                judge(event);
            }
        }
        activity = activities().stream()
                .filter(young -> !oldActivities.contains(young.start()))
                .filter(young -> ActivityCause.isOf(plan.alarm().name(), young.cause()))
                .findFirst();
        activity.ifPresent(this::judge);
        capacity = TargetCapacity.of(endpoints, plan.target());
        capacity.filter(now -> !now.equals(plan.before()))
                .ifPresent(now -> saw("capacity: desired " + now.desired() + ", present " + now.present() + " ("
                        + now.status() + ")"));
    }

    private void judge(Alarms.HistoryItem event) {
        AlarmStateChange.of(event)
                .filter(change -> event.type().equals("StateUpdate"))
                .ifPresent(change -> saw("alarm: from " + change.before() + " to " + change.after()));
        if (event.type().equals("Action")) {
            AlarmAction.of(event).flatMap(AlarmAction::error).ifPresent(error -> {
                saw("action failed: " + error);
                throw new OperationException("The alarm could not run its policy: " + ErrorAdvice.ended(error)
                        + " Nothing was scaled by the drill.");
            });
        }
    }

    private void judge(AutoScaling.Activity young) {
        saw("activity: " + ActivityDescription.of(young));
        if (!young.notScaled().isEmpty()) {
            throw new OperationException("The alarm ran its policy, and that did not scale: "
                    + ActivityDescription.reasons(young) + ". The chain works up to there.");
        }
        switch (young.status()) {
            case "Pending", "InProgress", "Successful" -> {}
            default ->
                throw new OperationException("The alarm ran its policy, and the activity ended " + young.status() + ": "
                        + ActivityDescription.failure(young) + ".");
        }
    }

    private boolean isDone() {
        boolean moved = capacity.filter(now -> now.desired() > plan.before().desired())
                .filter(now -> now.present() == now.desired())
                .isPresent();
        return moved
                && activity.filter(young -> young.status().equals("Successful")).isPresent();
    }

    private List<Alarms.HistoryItem> events() {
        return alarms.history(plan.alarm().name(), since, time.instant().plus(SKEW));
    }

    private List<AutoScaling.Activity> activities() {
        return scaling.activities(target.resourceId(), target.dimension(), since);
    }

    private String all() {
        return observations.isEmpty()
                ? "nothing"
                : String.join("; ", observations.stream().map(Observation::what).toList());
    }

    private String missing() {
        if (activity.isEmpty()) {
            return "a scaling activity of the alarm";
        }
        return activity.get().status().equals("Successful")
                ? "the whole capacity in service"
                : "the end of the scaling activity";
    }
}
