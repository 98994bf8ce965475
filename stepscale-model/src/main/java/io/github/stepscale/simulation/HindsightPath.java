package io.github.stepscale.simulation;

import java.util.Arrays;

/** Remembers how the states of a {@link HindsightSearch} were reached. */
interface HindsightPath {
    /** For searches of which only the cost counts. */
    HindsightPath NOT_KEPT = new HindsightPath() {
        @Override
        public void arrive(int minute, int count, int origin) {}

        @Override
        public CapacityPath way(int minute, int count, int unfinished) {
            throw new IllegalStateException("not kept");
        }
    };

    static HindsightPath kept(HindsightProblem problem) {
        return new Kept(problem);
    }

    /** A count was reached in this minute by a change from another. */
    void arrive(int minute, int count, int origin);

    /** The way to a count at which nothing was under way in a minute, and on from there with a change that is not done. */
    CapacityPath way(int minute, int count, int unfinished);

    /** Remembers. */
    final class Kept implements HindsightPath {
        /** Of each minute and count the one it was reached from, plus one; 0 if it was there before. */
        private final int[] origins;

        private final HindsightProblem problem;

        private Kept(HindsightProblem problem) {
            this.problem = problem;
            this.origins = new int[problem.minutes() * problem.counts()];
        }

        @Override
        public void arrive(int minute, int count, int origin) {
            origins[index(minute, count)] = origin + 1;
        }

        @Override
        public CapacityPath way(int lastDecision, int lastCount, int unfinished) {
            int[] instances = new int[problem.minutes()];
            Arrays.fill(instances, lastDecision, instances.length, problem.instances(lastCount));
            int count = lastCount;
            int minute = lastDecision;
            while (minute > 0) {
                int origin = origins[index(minute, count)] - 1;
                int before = origin < 0 ? minute - 1 : minute - 1 - problem.delay(count - origin);
                count = origin < 0 ? count : origin;
                Arrays.fill(instances, before, minute, problem.instances(count));
                minute = before;
            }
            return new CapacityPath(instances, lastDecision, unfinished);
        }

        private int index(int minute, int count) {
            return minute * problem.counts() + count;
        }
    }
}
