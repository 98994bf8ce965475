package io.github.stepscale.tuning;

import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Resamples the blocks of a run: its UTC days, or fifths of it if it has fewer than four days. */
final class BlockBootstrap {
    private static final int RESAMPLES = 1_000;
    private static final int MIN_DAYS = 4;
    private static final int FIFTHS = 5;
    private static final int DAY = 1_440;
    private static final long SECONDS_OF_A_DAY = 86_400;

    private BlockBootstrap() {}

    /** A block of consecutive minutes. */
    record Block(int minutes, double requests, double excess) {
        boolean keeps(double maxExcess) {
            return share(requests, excess) <= maxExcess;
        }
    }

    /** The shares of requests above capacity of all resamples, each of as many blocks as there are. */
    static double[] shares(List<Block> blocks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] shares = new double[RESAMPLES];
        Arrays.setAll(shares, i -> resample(blocks, random));
        return shares;
    }

    private static double resample(List<Block> blocks, SplittableRandom random) {
        double requests = 0;
        double excess = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block drawn = blocks.get(random.nextInt(blocks.size()));
            requests += drawn.requests();
            excess += drawn.excess();
        }
        return share(requests, excess);
    }

    private static double share(double requests, double excess) {
        return requests == 0 ? 0 : excess / requests;
    }

    static List<Block> blocks(Timeline timeline) {
        List<Block> days = split(timeline, dayEnds(timeline.trace()));
        return days.size() < MIN_DAYS ? split(timeline, fifthEnds(timeline.minutes())) : days;
    }

    /** The UTC days that a run covers from midnight to midnight. */
    static List<Block> wholeDays(Timeline timeline) {
        return split(timeline, dayEnds(timeline.trace())).stream()
                .filter(day -> day.minutes() == DAY)
                .toList();
    }

    private static List<Block> split(Timeline timeline, List<Integer> ends) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (int to : ends) {
            double requests = 0;
            double excess = 0;
            for (int minute = from; minute < to; minute++) {
                requests += timeline.trace().requests(minute);
                excess += timeline.excess(minute);
            }
            blocks.add(new Block(to - from, requests, excess));
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
