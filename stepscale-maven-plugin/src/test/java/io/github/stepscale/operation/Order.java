package io.github.stepscale.operation;

import io.github.stepscale.scripted.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Decides which request goes next, where both runs have one. */
public interface Order {
    Set<String> MUTATING = Set.of(
            "CreateChangeSet",
            "ExecuteChangeSet",
            "DeleteChangeSet",
            "DeleteStack",
            "UpdateTerminationProtection",
            "PutScalingPolicy",
            "RegisterScalableTarget",
            "EnableAlarmActions");

    /**
     * Returns the number of the run whose request goes next.
     *
     * @param requests that of the first and that of the second
     * @param gone how many requests of each have gone
     */
    int next(List<Request> requests, int[] gone);

    /** One goes a while, then the other a while, then the first to its end, then the other to its end. */
    static Order switching(int first, int some, int someOfOther) {
        return (requests, gone) -> gone[first] >= some && gone[1 - first] < someOfOther ? 1 - first : first;
    }

    /** By chance, the same for the same seed. */
    static Order random(long seed) {
        Random random = new Random(seed);
        int turns = 1 + random.nextInt(5);
        int[] last = {random.nextInt(2)};
        return (requests, gone) -> {
            if (random.nextInt(turns) == 0) {
                last[0] = random.nextInt(2);
            }
            return last[0];
        };
    }

    /**
     * Every order of the requests that change something and of the beginnings, one run after the other; the rest goes when it
     * comes.
     */
    final class OfMutations implements Order {
        private List<Integer> wanted = new ArrayList<>();
        private List<Integer> taken = new ArrayList<>();

        @Override
        public int next(List<Request> requests, int[] gone) {
            for (int actor = 0; actor < 2; actor++) {
                if (gone[actor] > 0 && !MUTATING.contains(requests.get(actor).action())) {
                    return actor;
                }
            }
            int choice = taken.size() < wanted.size() ? wanted.get(taken.size()) : 0;
            taken.add(choice);
            return choice;
        }

        /** Whether there is a further order; the next run takes it. */
        public boolean advance() {
            int last = taken.lastIndexOf(0);
            if (last < 0) {
                return false;
            }
            wanted = new ArrayList<>(taken.subList(0, last));
            wanted.add(1);
            taken = new ArrayList<>();
            return true;
        }
    }
}
