package io.github.stepscale.tuning.selection;

import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.HourlyNeed;
import io.github.stepscale.tuning.space.ScheduledSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Asks whether minima that were learned from some days serve others: each day is run with the minima of the days of the other
 * folds.
 */
public final class DayCrossValidation {
    /** The fewest days that say anything of the next one. */
    public static final int MIN_DAYS = 3;

    private static final int MAX_FOLDS = 7;
    private static final int DAY = 1_440;
    private static final long SECONDS_OF_A_DAY = 86_400;
    /** The least saving that is worth a schedule. */
    private static final double WORTH_A_SCHEDULE = 0.01;
    /** A mean that is so many of its standard errors above 0 is hardly chance. */
    private static final double BEYOND_NOISE = 2;

    private final TrafficPart part;
    private final int midnight;
    private final int days;
    /** What the days of all folds but one need. */
    private final List<HourlyNeed> others;

    public DayCrossValidation(TrafficPart part) {
        long second = Math.floorMod(part.trace().start().getEpochSecond(), SECONDS_OF_A_DAY);
        this.part = part;
        this.midnight = (int) ((SECONDS_OF_A_DAY - second) % SECONDS_OF_A_DAY / 60);
        this.days = Math.max(0, part.trace().minutes() - midnight) / DAY;
        int folds = Math.min(days, MAX_FOLDS);
        this.others = IntStream.range(0, folds)
                .mapToObj(held -> part.hourlyNeed(minute -> dayOf(minute) < 0 || dayOf(minute) % folds != held))
                .toList();
    }

    /** The whole UTC days. */
    public int days() {
        return days;
    }

    /**
     * Whether a policy with minima keeps the objective on days that its minima do not know, and costs less there than one
     * without, beyond noise.
     *
     * @param space that of the scheduled policy
     */
    public boolean isPassedBy(ScheduledSpace space, Candidate scheduled, Candidate plain) {
        List<Timeline> runs = new ArrayList<>();
        for (HourlyNeed need : others) {
            Optional<Candidate> learned = space.candidate(space.point(scheduled), need);
            if (learned.isEmpty()) {
                return false;
            }
            runs.add(part.run(learned.get()));
        }
        return keepsObjective(runs) && savesBeyondNoise(runs, part.run(plain));
    }

    /** The day of a minute; -1 outside whole days. */
    private int dayOf(int minute) {
        int day = Math.floorDiv(minute - midnight, DAY);
        return day < days ? day : -1;
    }

    private boolean keepsObjective(List<Timeline> runs) {
        return part.limits().shortages().stream().allMatch(shortage -> {
            double amount = 0;
            double requests = 0;
            for (int day = 0; day < days; day++) {
                Timeline run = runs.get(day % runs.size());
                amount = shortage.join(amount, shortage.add(0, run, from(day), from(day + 1)));
                for (int minute = from(day); minute < from(day + 1); minute++) {
                    requests += part.trace().requests(minute);
                }
            }
            return shortage.value(amount, requests) <= shortage.limit();
        });
    }

    private boolean savesBeyondNoise(List<Timeline> runs, Timeline plain) {
        double sum = 0;
        double squares = 0;
        double paid = 0;
        for (int day = 0; day < days; day++) {
            double before = paid(plain, day);
            double saved = before - paid(runs.get(day % runs.size()), day);
            paid += before;
            sum += saved;
            squares += saved * saved;
        }
        double mean = sum / days;
        double variance = Math.max(0, squares / days - mean * mean) * days / (days - 1);
        return sum > WORTH_A_SCHEDULE * paid && mean > BEYOND_NOISE * Math.sqrt(variance / days);
    }

    /** The instance-minutes of a day, in service and starting. */
    private double paid(Timeline run, int day) {
        double paid = 0;
        for (int minute = from(day); minute < from(day + 1); minute++) {
            paid += run.running(minute) + Math.max(0, run.pending(minute));
        }
        return paid;
    }

    private int from(int day) {
        return midnight + DAY * day;
    }
}
