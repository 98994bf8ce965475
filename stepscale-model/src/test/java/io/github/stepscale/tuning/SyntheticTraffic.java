package io.github.stepscale.tuning;

import static io.github.stepscale.tuning.TuningCase.DAY;
import static io.github.stepscale.tuning.TuningCase.MIDNIGHT;

import io.github.stepscale.traffic.Trace;
import java.util.Arrays;
import java.util.Random;

/** Traffic of very different kinds, the same in every run. */
enum SyntheticTraffic {
    /** Days like each other, without noise to speak of. */
    SMOOTH_DAYS {
        @Override
        void fill(double[] requests, Random random) {
            Arrays.setAll(requests, minute -> wave(minute, 200, 900) * noise(random, 0.02));
        }
    },
    /** Weekends have a third of the traffic. */
    DAYS_WITH_WEEKEND {
        @Override
        void fill(double[] requests, Random random) {
            Arrays.setAll(
                    requests, minute -> (minute / DAY % 7 >= 5 ? 1 : 3) * wave(minute, 60, 320) * noise(random, 0.08));
        }
    },
    /** A low base, and bursts that last some minutes up to an hour. */
    BURSTS {
        @Override
        void fill(double[] requests, Random random) {
            Arrays.setAll(requests, minute -> 60 * noise(random, 0.2));
            for (int minute = 0; minute < requests.length; minute += 60 + random.nextInt(400)) {
                double height = 200 + 700 * random.nextDouble();
                int end = Math.min(requests.length, minute + 5 + random.nextInt(55));
                for (int at = minute; at < end; at++) {
                    requests[at] += height * noise(random, 0.1);
                }
            }
        }
    },
    /** A base of days, and spikes of a minute or two. */
    SPIKES {
        @Override
        void fill(double[] requests, Random random) {
            Arrays.setAll(requests, minute -> wave(minute, 100, 350) * noise(random, 0.1));
            for (int minute = 0; minute < requests.length; minute += 20 + random.nextInt(200)) {
                requests[minute] += 100 + 600 * random.nextDouble() * random.nextDouble();
            }
        }
    },
    /** Levels that hold for hours and change at once. */
    STEPS {
        @Override
        void fill(double[] requests, Random random) {
            double level = 300;
            int next = 0;
            for (int minute = 0; minute < requests.length; minute++) {
                if (minute == next) {
                    level = 100 + 850 * random.nextDouble();
                    next += 120 + random.nextInt(600);
                }
                requests[minute] = level * noise(random, 0.05);
            }
        }
    },
    /** Slow rises and fast falls, from half an hour to half a day. */
    RAMPS {
        @Override
        void fill(double[] requests, Random random) {
            int from = 0;
            while (from < requests.length) {
                int length = 30 + random.nextInt(700);
                double top = 300 + 650 * random.nextDouble();
                int end = Math.min(requests.length, from + length);
                for (int minute = from; minute < end; minute++) {
                    requests[minute] = (80 + (top - 80) * (minute - from) / length) * noise(random, 0.05);
                }
                from = end;
            }
        }
    },
    /** Lognormal minutes around a wave of the day. */
    HEAVY_NOISE {
        @Override
        void fill(double[] requests, Random random) {
            Arrays.setAll(requests, minute -> wave(minute, 80, 300) * StrictMath.exp(0.4 * random.nextGaussian()));
        }
    };

    abstract void fill(double[] requests, Random random);

    /** Whole days from a midnight on. */
    Trace trace(int days) {
        double[] requests = new double[days * DAY];
        Random random = new Random(7_919L * (1 + ordinal()));
        random.nextLong();
        fill(requests, random);
        return Trace.of(MIDNIGHT, Arrays.stream(requests).map(Math::rint).toArray());
    }

    private static double wave(int minute, double low, double high) {
        return low + (high - low) * (1 - StrictMath.cos(2 * Math.PI * minute / DAY)) / 2;
    }

    private static double noise(Random random, double width) {
        return 1 - width + 2 * width * random.nextDouble();
    }
}
