package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ScalingDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The edits that are simulated, in a fixed order. */
final class EditCandidates {

    /** A pair, and what its parts suggest: that their effects add up. */
    private record Pair(Edit first, Edit second, double shortage, double cost, boolean promising) {
        static final Comparator<Pair> PROMISING_FIRST = Comparator.comparing((Pair pair) -> !pair.promising())
                .thenComparingDouble(pair -> pair.promising() ? pair.cost() : pair.shortage())
                .thenComparingInt(pair -> pair.first().size() + pair.second().size())
                .thenComparingInt(pair -> pair.first().order())
                .thenComparingInt(pair -> pair.second().order());
    }

    /**
     * Pairs of edits in the order in which they are tried.
     *
     * @param promising those whose parts together suggest that the objective is met, the cheapest first
     * @param others those that are nearest to it by their parts, first
     */
    record Pairs(List<Edit> promising, List<Edit> others) {
        int size() {
            return promising.size() + others.size();
        }
    }

    private EditCandidates() {}

    /** All edits of one setting. */
    static List<Edit> single(ScalingDescription present) {
        List<Edit> edits = new ArrayList<>();
        for (Setting setting : Neighbourhood.of(present)) {
            setting.alternatives().forEach(alternative -> edits.add(new Edit(edits.size(), List.of(alternative))));
        }
        return List.copyOf(edits);
    }

    /**
     * All pairs of edits of different settings.
     *
     * @param alone the outcomes of the edits of one setting
     * @param allowed the largest shortage that the objective allows
     * @param shortage that of the present policy
     * @param instanceMinutes those of the present policy
     */
    static Pairs pairs(List<Outcome> alone, double allowed, double shortage, long instanceMinutes) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            Outcome first = alone.get(i);
            for (Outcome second : alone.subList(i + 1, alone.size())) {
                if (!paths(first).equals(paths(second))) {
                    double both = first.shortage() + second.shortage() - shortage;
                    double cost = (double) first.instanceMinutes() + second.instanceMinutes() - instanceMinutes;
                    pairs.add(new Pair(first.edit(), second.edit(), both, cost, both <= allowed));
                }
            }
        }
        pairs.sort(Pair.PROMISING_FIRST);
        List<Edit> edits = new ArrayList<>();
        for (Pair pair : pairs) {
            edits.add(new Edit(
                    alone.size() + edits.size(),
                    List.of(pair.first().parts().get(0), pair.second().parts().get(0))));
        }
        int promising = (int) pairs.stream().filter(Pair::promising).count();
        return new Pairs(List.copyOf(edits.subList(0, promising)), List.copyOf(edits.subList(promising, edits.size())));
    }

    private static List<String> paths(Outcome outcome) {
        return outcome.edit().parts().get(0).change().paths();
    }
}
