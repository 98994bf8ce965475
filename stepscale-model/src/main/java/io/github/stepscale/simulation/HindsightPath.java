package io.github.stepscale.simulation;

import java.util.Arrays;
import java.util.BitSet;

/** Remembers how the states of a {@link HindsightSearch} were reached. */
interface HindsightPath {
    /** For searches of which only the cost counts. */
    HindsightPath NOT_KEPT = new HindsightPath() {
        @Override
        public void settle(int minute, int count) {}

        @Override
        public void arrive(int minute, int count, int origin, int age) {}

        @Override
        public int[] instances(int count, int age) {
            throw new IllegalStateException("not kept");
        }
    };

    static HindsightPath kept(HindsightProblem problem) {
        return new Kept(problem);
    }

    /** The settled state of a count is the one that settled just now. */
    void settle(int minute, int count);

    /** A count was reached by a change from another, which was of this age in the same minute. */
    void arrive(int minute, int count, int origin, int age);

    /** The instances of each minute on the way to a state of the last minute. */
    int[] instances(int count, int age);

    /** Remembers. */
    final class Kept implements HindsightPath {
        private static final int NONE = -1;

        private final HindsightProblem problem;
        private final int settled;
        private final BitSet settledNow = new BitSet();
        private final int[] origins;

        private Kept(HindsightProblem problem) {
            this.problem = problem;
            this.settled = problem.settledAge();
            this.origins = new int[problem.minutes() * problem.counts()];
            Arrays.fill(origins, NONE);
        }

        @Override
        public void settle(int minute, int count) {
            settledNow.set(index(minute, count));
        }

        @Override
        public void arrive(int minute, int count, int origin, int age) {
            origins[index(minute, count)] = origin * (settled + 1) + age;
        }

        @Override
        public int[] instances(int lastCount, int lastAge) {
            int[] instances = new int[problem.minutes()];
            int count = lastCount;
            int age = lastAge;
            for (int minute = instances.length - 1; minute >= 0; minute--) {
                instances[minute] = problem.min() + count;
                if (age == 0 && minute > 0) {
                    int origin = origins[index(minute, count)];
                    count = origin / (settled + 1);
                    age = origin % (settled + 1);
                }
                age = before(minute, count, age);
            }
            return instances;
        }

        /** The age a minute before. */
        private int before(int minute, int count, int age) {
            return age < settled || settledNow.get(index(minute, count)) ? age - 1 : settled;
        }

        private int index(int minute, int count) {
            return minute * problem.counts() + count;
        }
    }
}
