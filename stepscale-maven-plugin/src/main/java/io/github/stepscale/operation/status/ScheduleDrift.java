package io.github.stepscale.operation.status;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.policy.schedule.ScheduledAction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Compares the scheduled actions of a target with the descriptor. */
final class ScheduleDrift {
    private static final String ONCE = "at(";

    private final Instant now;
    private final DifferenceList differences = new DifferenceList(Remedy.REVERT_DRIFT);

    private ScheduleDrift(Instant now) {
        this.now = now;
    }

    static List<Difference> of(List<ScheduledAction> described, List<AutoScaling.ScheduledAction> live, Instant now) {
        ScheduleDrift drift = new ScheduleDrift(now);
        Map<String, AutoScaling.ScheduledAction> byName = new LinkedHashMap<>();
        live.forEach(action -> byName.put(action.name(), action));
        described.forEach(action -> drift.compare(action, Optional.ofNullable(byName.get(action.name()))));
        return drift.differences.toList();
    }

    /** Returns the names of the actions that the descriptor does not have. */
    static List<String> foreign(List<ScheduledAction> described, List<AutoScaling.ScheduledAction> live) {
        return live.stream()
                .map(AutoScaling.ScheduledAction::name)
                .filter(name ->
                        described.stream().noneMatch(action -> action.name().equals(name)))
                .toList();
    }

    private void compare(ScheduledAction described, Optional<AutoScaling.ScheduledAction> live) {
        live.ifPresentOrElse(action -> compare(described, action), () -> {
            if (!isOver(described)) {
                differences.add(described.name() + ": " + Difference.ABSENT);
            }
        });
    }

    private void compare(ScheduledAction described, AutoScaling.ScheduledAction live) {
        String name = described.name() + ", ";
        differences.compare(name + "schedule", described.schedule(), live.schedule());
        differences.compare(
                name + "timezone",
                described.timezone().orElse("UTC"),
                live.timezone().orElse("UTC"));
        differences.compare(name + "startTime", time(described.startTime()), time(live.start()));
        differences.compare(name + "endTime", time(described.endTime()), time(live.end()));
        differences.compare(name + "minCapacity", number(described.minCapacity()), number(live.minCapacity()));
        differences.compare(name + "maxCapacity", number(described.maxCapacity()), number(live.maxCapacity()));
    }

    /** AWS does not document whether it keeps an action that never runs again: its absence proves nothing. */
    private boolean isOver(ScheduledAction action) {
        boolean ended = action.endTime().filter(now::isAfter).isPresent();
        boolean ran = action.schedule().startsWith(ONCE)
                && action.times(now, Instant.MAX).isEmpty();
        return ended || ran;
    }

    private static String time(Optional<Instant> time) {
        return time.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("none");
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "unchanged";
    }
}
