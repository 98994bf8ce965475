package io.github.stepscale.simulation;

import java.util.Arrays;

/** Records how the states of a {@link HindsightSearch} were reached. */
interface HindsightPathRecorder {
    /** Records nothing, for searches that only need the cost. */
    HindsightPathRecorder NONE = new HindsightPathRecorder() {
        @Override
        public void record(int minute, int count, int origin) {}

        @Override
        public CapacityPath path(int minute, int count, int unfinished) {
            throw new IllegalStateException("the path is not recorded");
        }
    };

    static HindsightPathRecorder recording(HindsightProblem problem) {
        return new Recording(problem);
    }

    /** Records that a count was reached in this minute by a change from another count. */
    void record(int minute, int count, int origin);

    /**
     * Returns the path to a count without a pending change in a minute, followed by a change that is not complete.
     */
    CapacityPath path(int minute, int count, int unfinished);

    /** Records in memory. */
    final class Recording implements HindsightPathRecorder {
        /** For each minute and count, the count it was reached from, plus one; 0 if it did not change. */
        private final int[] origins;

        private final HindsightProblem problem;

        private Recording(HindsightProblem problem) {
            this.problem = problem;
            this.origins = new int[problem.minutes() * problem.counts()];
        }

        @Override
        public void record(int minute, int count, int origin) {
            origins[index(minute, count)] = origin + 1;
        }

        @Override
        public CapacityPath path(int lastDecision, int lastCount, int unfinished) {
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
