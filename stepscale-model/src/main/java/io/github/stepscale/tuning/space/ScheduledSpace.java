package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The policies of a space with a minimum for each hour of the day in UTC: what a share of the minutes of that hour needs. The
 * search starts at a good policy without them.
 */
public final class ScheduledSpace implements PolicySpace {
    private static final int HOURS = 24;
    private static final int LAST_MINUTE = 59;

    private final PolicySpace base;
    private final List<Integer> start;
    private final HourlyNeed need;
    private final int lead;
    private final List<SpaceParameter> parameters;

    /**
     * @param start a policy of {@code base}
     * @param need that of the traffic that is tuned on
     * @param scaleOutDelay minutes from a decision until added instances serve
     */
    public ScheduledSpace(PolicySpace base, Candidate start, HourlyNeed need, int scaleOutDelay) {
        this.base = base;
        this.start = base.point(start);
        this.need = need;
        this.lead = Math.min(LAST_MINUTE, scaleOutDelay + 1);
        this.parameters = searched();
    }

    @Override
    public PolicyFamily family() {
        return PolicyFamily.SCHEDULED_MINIMA;
    }

    /**
     * With minima the first number, which says how much an instance may serve, may be less cautious, and the minimum capacity
     * lower; the others stay those of the start.
     */
    @Override
    public List<SpaceParameter> parameters() {
        return parameters;
    }

    private List<SpaceParameter> searched() {
        List<SpaceParameter> all = new ArrayList<>();
        for (int i = 0; i < start.size(); i++) {
            all.add(parameter(base.parameters().get(i), start.get(i), i == 0));
        }
        all.add(SpaceParameter.of("minimaQuantile", "%", 0, 100, 10, 30, 50, 70, 85, 95, 100));
        return List.copyOf(all);
    }

    private static SpaceParameter parameter(SpaceParameter parameter, int value, boolean first) {
        if (first) {
            return parameter.startingAt(List.of(value, value + 8, value + 16, value + 24));
        }
        return parameter.name().equals("minCapacity")
                ? parameter.startingAt(value > parameter.min() ? List.of(parameter.min(), value) : List.of(value))
                : parameter.fixedAt(value);
    }

    @Override
    public List<TunedParameter> named(List<Integer> point) {
        List<TunedParameter> named = new ArrayList<>(base.named(point.subList(0, start.size())));
        named.add(parameters.get(start.size()).at(point.get(start.size())));
        return List.copyOf(named);
    }

    @Override
    public Optional<Candidate> candidate(List<Integer> point) {
        return candidate(point, need);
    }

    /** The policy of a point with the minima that other traffic needs; empty if they are equal in all hours. */
    public Optional<Candidate> candidate(List<Integer> point, HourlyNeed other) {
        return base.candidate(point.subList(0, start.size())).flatMap(plain -> {
            ScalingDescription description = plain.description();
            List<Integer> minima = other.quantile(point.get(start.size()), description.capacity());
            List<ScheduledAction> actions = actions(minima);
            return actions.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Candidate(family(), with(description, minima, actions), named(point)));
        });
    }

    private static ScalingDescription with(
            ScalingDescription plain, List<Integer> minima, List<ScheduledAction> actions) {
        int lowest = minima.stream().mapToInt(minimum -> minimum).min().orElseThrow();
        return new ScalingDescription(
                plain.target(),
                new CapacityRange(lowest, plain.capacity().max()),
                plain.suspended(),
                actions,
                plain.wakeFromZero(),
                plain.metric(),
                plain.scaling(),
                plain.stack(),
                plain.allow());
    }

    private List<ScheduledAction> actions(List<Integer> minima) {
        return IntStream.range(0, HOURS)
                .filter(hour -> !minima.get(hour).equals(before(minima, hour)))
                .mapToObj(hour -> action(hour, minima.get(hour), minima.get(hour) > before(minima, hour)))
                .toList();
    }

    private static Integer before(List<Integer> minima, int hour) {
        return minima.get((hour + HOURS - 1) % HOURS);
    }

    /** More instances are asked for so early that they serve in time. */
    private ScheduledAction action(int hour, int minimum, boolean rises) {
        int minute = Math.floorMod(60 * hour - (rises ? lead : 0), 60 * HOURS);
        return new ScheduledAction(
                String.format(Locale.ROOT, "minimum-%02d-utc", hour),
                "cron(" + minute % 60 + " " + minute / 60 + " * * ? *)",
                Optional.of("UTC"),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(minimum),
                OptionalInt.empty());
    }
}
