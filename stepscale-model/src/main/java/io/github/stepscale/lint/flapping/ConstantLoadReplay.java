package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replays one constant load minute by minute: alarms see datapoints late, changes take time, and a decision may be based on
 * the load of an earlier capacity. One change at a time, as Application Auto Scaling does.
 */
final class ConstantLoadReplay {
    private final CapacityRange range;
    private final List<SteadyAlarm> alarms;
    private final ServiceDelays delays;
    private final WorkLimit budget;
    private final double load;
    private final int reach;
    private final CapacityHistory capacities;
    private final CooldownState cooldown = new CooldownState();
    private final Map<List<Integer>, Integer> states = new HashMap<>();

    ConstantLoadReplay(
            CapacityRange range,
            List<SteadyAlarm> alarms,
            ServiceDelays delays,
            WorkLimit budget,
            double load,
            int start) {
        this.range = range;
        this.alarms = alarms;
        this.delays = delays;
        this.budget = budget;
        this.load = load;
        this.reach = alarms.stream().mapToInt(SteadyAlarm::reach).max().orElse(0);
        this.capacities = new CapacityHistory(start);
    }

    /** Returns the capacities that repeat; empty if the capacity settles, ends at zero, or the budget is too small. */
    List<Integer> cycle() {
        int minute = reach;
        while (capacities.now() > 0 && budget.spend(reach)) {
            Optional<Decision> decision = decide(minute);
            if (decision.isPresent()) {
                minute = execute(minute, decision.get());
                List<Integer> state = new ArrayList<>(capacities.visible(minute, reach));
                state.addAll(cooldown.state(minute));
                Integer before = states.putIfAbsent(state, capacities.changes());
                if (before != null) {
                    return capacities.from(before);
                }
            } else if (seesOnlyCurrentCapacity(minute) && cooldown.isOver(minute)) {
                return List.of();
            } else {
                minute++;
            }
        }
        return List.of();
    }

    private boolean seesOnlyCurrentCapacity(int minute) {
        return capacities.unchangedSince() <= minute - reach + 1;
    }

    /** Returns the largest requested capacity, the first of equal ones; empty if it is the current one. */
    private Optional<Decision> decide(int minute) {
        Decision largest = new Decision(-1, 0);
        for (SteadyAlarm alarm : alarms) {
            double value = alarm.value(load, capacities, minute);
            long requested = Double.isNaN(value)
                    ? SteadyAlarm.NO_STEP
                    : cooldown.allowed(minute, alarm, capacities.now(), value);
            int capacity = requested == SteadyAlarm.NO_STEP ? -1 : range.clamp(requested);
            largest = capacity > largest.capacity ? new Decision(capacity, alarm.cooldown()) : largest;
        }
        boolean changes = largest.capacity >= 0 && largest.capacity != capacities.now();
        return changes ? Optional.of(largest) : Optional.empty();
    }

    /** Changes the capacity, and returns the minute in which the change is complete. */
    private int execute(int minute, Decision decision) {
        int delta = decision.capacity - capacities.now();
        int done = minute + 1 + (delta > 0 ? delays.scaleOut() : delays.scaleIn());
        int against = cooldown.measuredAgainst(minute, delta, capacities.now());
        capacities.change(done, decision.capacity);
        cooldown.start(delta, against, done + decision.cooldown);
        return done;
    }

    private record Decision(int capacity, int cooldown) {}
}
