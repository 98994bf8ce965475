package io.github.stepscale.operation.drill;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.operation.Clock;
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
import io.github.stepscale.text.Sentences;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Polls for the effects of the state that was set: the scaling activity, then the capacity. */
final class DrillMonitor {
    /** The maximum difference between the clock of AWS and the local one. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final DrillPlan plan;
    private final ScalableTargetId target;
    private final AutoScaling scaling;
    private final Alarms alarms;
    private final Endpoints endpoints;
    private final Output output;
    private final Clock clock;
    private final Hints hints;
    private final Instant since;
    private final Set<Alarms.HistoryItem> oldEvents;
    private final Set<Instant> oldActivities = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Observation> observations = new ArrayList<>();
    private Optional<AutoScaling.Activity> activity = Optional.empty();
    private Optional<Endpoints.Capacity> capacity = Optional.empty();

    /** Remembers the events and activities that exist before the state is set. */
    DrillMonitor(Aws aws, DrillPlan plan, Output output, Clock clock, Hints hints) {
        this.plan = plan;
        this.target = ScalableTargetId.of(plan.target());
        this.scaling = aws.scaling();
        this.alarms = aws.alarms();
        this.endpoints = aws.endpoints();
        this.output = output;
        this.clock = clock;
        this.hints = hints;
        this.since = clock.instant().minus(SKEW);
        this.oldEvents = new HashSet<>(events());
        activities().forEach(old -> oldActivities.add(old.start()));
    }

    List<Observation> observations() {
        return List.copyOf(observations);
    }

    /** Records and prints an observation, once. */
    void observe(String description) {
        if (seen.add(description)) {
            Observation observation = new Observation(clock.instant(), description);
            observations.add(observation);
            output.line(Timestamps.clock(observation.time()) + "  " + description);
        }
    }

    /**
     * Watches until all of the added capacity is in service.
     *
     * @param timeout how long to watch
     * @return the capacity afterwards
     * @throws OperationException if the policy does not scale, or not in time
     */
    Endpoints.Capacity follow(Duration timeout) {
        PollInterval pollInterval = new PollInterval(new Random());
        Instant deadline = clock.instant().plus(timeout);
        while (clock.instant().isBefore(deadline)) {
            if (hasRead(pollInterval) && isDone()) {
                return capacity.orElseThrow();
            }
            clock.sleep(pollInterval.next());
        }
        throw new OperationException("The drill timed out after " + Durations.of(timeout) + ". Seen: " + observed()
                + ". Not seen: " + missing() + ". AWS carries on with what it has begun; see the effect with "
                + hints.run("explain") + ".");
    }

    /** Whether AWS answered; a transient failure is retried. */
    private boolean hasRead(PollInterval pollInterval) {
        try {
            read();
            return true;
        } catch (AwsException refused) {
            if (!refused.isTransient()) {
                throw refused;
            }
            pollInterval.backOff();
            return false;
        }
    }

    private void read() {
        for (Alarms.HistoryItem event : events()) {
            if (!oldEvents.contains(event)) {
                check(event);
            }
        }
        activity = activities().stream()
                .filter(current -> !oldActivities.contains(current.start()))
                .filter(current -> ActivityCause.isAlarm(plan.alarm().name(), current.cause()))
                .findFirst();
        activity.ifPresent(this::check);
        capacity = TargetCapacity.of(endpoints, plan.target());
        capacity.filter(now -> !now.equals(plan.before()))
                .ifPresent(now -> observe("capacity: desired " + now.desired() + ", present " + now.current() + " ("
                        + now.status() + ")"));
    }

    private void check(Alarms.HistoryItem event) {
        AlarmStateChange.of(event)
                .filter(change -> event.type().equals("StateUpdate"))
                .ifPresent(change -> observe("alarm: from " + change.before() + " to " + change.after()));
        if (event.type().equals("Action")) {
            AlarmAction.of(event).flatMap(AlarmAction::error).ifPresent(error -> {
                observe("action failed: " + error);
                throw new OperationException(
                        "The alarm could not run its policy: " + Sentences.end(error) + " The drill scaled nothing.");
            });
        }
    }

    private void check(AutoScaling.Activity current) {
        observe("activity: " + ActivityDescription.of(current));
        if (!current.notScaled().isEmpty()) {
            throw new OperationException("The alarm ran its policy, but the policy did not scale: "
                    + ActivityDescription.reasons(current) + ". Everything up to the policy works.");
        }
        switch (current.status()) {
            case "Pending", "InProgress", "Successful" -> {}
            default ->
                throw new OperationException("The alarm ran its policy, but the scaling activity ended as "
                        + current.status() + ": " + ActivityDescription.failure(current) + ".");
        }
    }

    private boolean isDone() {
        boolean moved = capacity.filter(now -> now.desired() > plan.before().desired())
                .filter(now -> now.current() == now.desired())
                .isPresent();
        return moved
                && activity.filter(current -> current.status().equals("Successful"))
                        .isPresent();
    }

    private List<Alarms.HistoryItem> events() {
        return alarms.history(plan.alarm().name(), since, clock.instant().plus(SKEW));
    }

    private List<AutoScaling.Activity> activities() {
        return scaling.activities(target.resourceId(), target.dimension(), since);
    }

    private String observed() {
        return observations.isEmpty()
                ? "nothing"
                : String.join(
                        "; ",
                        observations.stream().map(Observation::description).toList());
    }

    private String missing() {
        if (activity.isEmpty()) {
            return "a scaling activity of the alarm";
        }
        return activity.get().status().equals("Successful")
                ? "all of the capacity in service"
                : "the end of the scaling activity";
    }
}
