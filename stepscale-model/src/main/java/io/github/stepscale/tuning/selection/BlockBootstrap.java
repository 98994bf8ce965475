package io.github.stepscale.tuning.selection;

import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.objective.Shortage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Resamples the blocks of a run: its UTC days, or fifths of it if it has fewer than four days. */
public final class BlockBootstrap {
    private static final int RESAMPLES = 1_000;
    private static final int MIN_DAYS = 4;
    private static final int FIFTHS = 5;
    private static final int DAY = 1_440;
    private static final long SECONDS_OF_A_DAY = 86_400;

    private BlockBootstrap() {}

    /** A block of consecutive minutes, with the amount of a shortage. */
    record Block(int minutes, double requests, double amount) {
        boolean keeps(Shortage shortage) {
            return shortage.value(amount, requests) <= shortage.limit();
        }
    }

    /** The values of a shortage in all resamples, each of as many blocks as there are. */
    static double[] values(Shortage shortage, List<Block> blocks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[RESAMPLES];
        Arrays.setAll(values, i -> resample(shortage, blocks, random));
        return values;
    }

    /** The mean of the values of a shortage over the resamples of a run. */
    static double mean(Shortage shortage, Timeline timeline, long seed) {
        return Arrays.stream(values(shortage, blocks(shortage, timeline), seed))
                .average()
                .orElseThrow();
    }

    /** The share of the resamples of a run that keep all limits; the same blocks are drawn for each limit. */
    public static double kept(List<Shortage> shortages, Timeline timeline, long seed) {
        boolean[] missed = new boolean[RESAMPLES];
        for (Shortage shortage : shortages) {
            double[] values = values(shortage, blocks(shortage, timeline), seed);
            for (int i = 0; i < RESAMPLES; i++) {
                missed[i] |= !(values[i] <= shortage.limit());
            }
        }
        int kept = 0;
        for (boolean miss : missed) {
            kept += miss ? 0 : 1;
        }
        return kept / (double) RESAMPLES;
    }

    private static double resample(Shortage shortage, List<Block> blocks, SplittableRandom random) {
        double requests = 0;
        double amount = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block drawn = blocks.get(random.nextInt(blocks.size()));
            requests += drawn.requests();
            amount = shortage.join(amount, drawn.amount());
        }
        return shortage.value(amount, requests);
    }

    static List<Block> blocks(Shortage shortage, Timeline timeline) {
        List<Block> days = split(shortage, timeline, dayEnds(timeline.trace()));
        return days.size() < MIN_DAYS ? split(shortage, timeline, fifthEnds(timeline.minutes())) : days;
    }

    /** The UTC days that a run covers from midnight to midnight. */
    static List<Block> wholeDays(Shortage shortage, Timeline timeline) {
        return split(shortage, timeline, dayEnds(timeline.trace())).stream()
                .filter(day -> day.minutes() == DAY)
                .toList();
    }

    /** Whether each UTC day that a run covers from midnight to midnight keeps all limits. */
    public static List<Boolean> daysKept(List<Shortage> shortages, Timeline timeline) {
        List<Boolean> kept = new ArrayList<>();
        for (Shortage shortage : shortages) {
            List<Block> days = wholeDays(shortage, timeline);
            for (int day = 0; day < days.size(); day++) {
                boolean keeps = days.get(day).keeps(shortage);
                if (kept.size() > day) {
                    kept.set(day, kept.get(day) && keeps);
                } else {
                    kept.add(keeps);
                }
            }
        }
        return List.copyOf(kept);
    }

    private static List<Block> split(Shortage shortage, Timeline timeline, List<Integer> ends) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (int to : ends) {
            double requests = 0;
            for (int minute = from; minute < to; minute++) {
                requests += timeline.trace().requests(minute);
            }
            blocks.add(new Block(to - from, requests, shortage.add(0, timeline, from, to)));
            from = to;
        }
        return List.copyOf(blocks);
    }

    private static List<Integer> dayEnds(Trace trace) {
        List<Integer> ends = new ArrayList<>();
        for (int minute = 1; minute < trace.minutes(); minute++) {
            if (trace.time(minute).getEpochSecond() % SECONDS_OF_A_DAY == 0) {
                ends.add(minute);
            }
        }
        ends.add(trace.minutes());
        return ends;
    }

    private static List<Integer> fifthEnds(int minutes) {
        List<Integer> ends = new ArrayList<>();
        for (int fifth = 1; fifth <= FIFTHS; fifth++) {
            int end = (int) ((long) minutes * fifth / FIFTHS);
            if (end > (ends.isEmpty() ? 0 : ends.get(ends.size() - 1))) {
                ends.add(end);
            }
        }
        return ends;
    }
}
