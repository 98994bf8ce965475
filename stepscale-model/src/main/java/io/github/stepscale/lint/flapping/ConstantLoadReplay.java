package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One load, minute by minute: alarms see datapoints late, changes take their time, and a decision may be made on the load
 * of a capacity that is no more. One change at a time, as Application Auto Scaling makes them.
 */
final class ConstantLoadReplay {
    private final CapacityRange range;
    private final List<SteadyAlarm> watches;
    private final ServiceDelays delays;
    private final WorkLimit budget;
    private final double load;
    private final int reach;
    private final CapacityHistory capacities;
    private final CooldownState pause = new CooldownState();
    private final Map<List<Integer>, Integer> met = new HashMap<>();

    ConstantLoadReplay(
            CapacityRange range,
            List<SteadyAlarm> watches,
            ServiceDelays delays,
            WorkLimit budget,
            double load,
            int start) {
        this.range = range;
        this.watches = watches;
        this.delays = delays;
        this.budget = budget;
        this.load = load;
        this.reach = watches.stream().mapToInt(SteadyAlarm::reach).max().orElse(0);
        this.capacities = new CapacityHistory(start);
    }

    /** The capacities that come again and again; empty if it rests, ends at zero, or the budget does not suffice. */
    List<Integer> cycle() {
        int minute = reach;
        while (capacities.now() > 0 && budget.spend(reach)) {
            Optional<Decision> decision = decide(minute);
            if (decision.isPresent()) {
                minute = carryOut(minute, decision.get());
                List<Integer> state = new ArrayList<>(capacities.seen(minute, reach));
                state.addAll(pause.state(minute));
                Integer before = met.putIfAbsent(state, capacities.changes());
                if (before != null) {
                    return capacities.from(before);
                }
            } else if (sawNothingElse(minute) && pause.isOver(minute)) {
                return List.of();
            } else {
                minute++;
            }
        }
        return List.of();
    }

    private boolean sawNothingElse(int minute) {
        return capacities.unchangedSince() <= minute - reach + 1;
    }

    /** The largest capacity that is asked for, of equal ones the first; empty if it is the one there is. */
    private Optional<Decision> decide(int minute) {
        Decision largest = new Decision(-1, 0);
        for (SteadyAlarm watch : watches) {
            double value = watch.value(load, capacities, minute);
            long asked =
                    Double.isNaN(value) ? SteadyAlarm.NO_STEP : pause.allowed(minute, watch, capacities.now(), value);
            int capacity = asked == SteadyAlarm.NO_STEP ? -1 : range.clamp(asked);
            largest = capacity > largest.capacity ? new Decision(capacity, watch.cooldown()) : largest;
        }
        boolean changes = largest.capacity >= 0 && largest.capacity != capacities.now();
        return changes ? Optional.of(largest) : Optional.empty();
    }

    /** Returns the minute from which on it is done. */
    private int carryOut(int minute, Decision decision) {
        int delta = decision.capacity - capacities.now();
        int done = minute + 1 + (delta > 0 ? delays.scaleOut() : delays.scaleIn());
        int against = pause.measuredAgainst(minute, delta, capacities.now());
        capacities.change(done, decision.capacity);
        pause.start(delta, against, done + decision.cooldown);
        return done;
    }

    private record Decision(int capacity, int cooldown) {}
}
