package io.github.stepscale.operation.status;

import io.github.stepscale.template.DeployedSteps;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes how the steps of a policy change, in the unit of the metric: {@code 50 to 80: +1 -> +2}. */
public final class StepChanges {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final String NONE = "no step";

    private record ChangedRange(Optional<BigDecimal> lower, Optional<BigDecimal> upper, String before, String after) {

        boolean sameChange(ChangedRange next) {
            return before.equals(next.before) && after.equals(next.after);
        }

        ChangedRange extendedBy(ChangedRange next) {
            return new ChangedRange(lower, next.upper, before, after);
        }

        String text() {
            String where = lower.isPresent() && upper.isPresent()
                    ? PlainNumbers.text(lower.get()) + " to " + PlainNumbers.text(upper.get())
                    : lower.map(low -> "above " + PlainNumbers.text(low))
                            .or(() -> upper.map(high -> "below " + PlainNumbers.text(high)))
                            .orElse("everywhere");
            return where + ": " + before + " -> " + after;
        }
    }

    private StepChanges() {}

    /**
     * Returns a text for each range of values in which the change differs, leaving values at a bound aside. If the metric has
     * changed, all steps are new, since the old ones are not in its unit.
     */
    public static List<String> between(DeployedSteps before, DeployedSteps after) {
        if (before.metric().equals(after.metric())) {
            return changes(before, after);
        }
        DeployedSteps nothing = new DeployedSteps(after.metric(), after.type(), after.threshold(), List.of());
        return Stream.concat(
                        Stream.of("the alarm watches another metric; the steps are in its unit:"),
                        changes(nothing, after).stream())
                .toList();
    }

    private static List<String> changes(DeployedSteps before, DeployedSteps after) {
        List<BigDecimal> edges = List.copyOf(Stream.concat(before.edges(), after.edges())
                .map(Decimals::normalize)
                .collect(Collectors.toCollection(TreeSet::new)));
        List<ChangedRange> merged = new ArrayList<>();
        for (ChangedRange range : ranges(edges, before, after)) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).sameChange(range)) {
                merged.set(last, merged.get(last).extendedBy(range));
            } else {
                merged.add(range);
            }
        }
        return merged.stream()
                .filter(range -> !range.before().equals(range.after()))
                .map(ChangedRange::text)
                .toList();
    }

    private static List<ChangedRange> ranges(List<BigDecimal> edges, DeployedSteps before, DeployedSteps after) {
        List<ChangedRange> ranges = new ArrayList<>();
        for (int i = 0; i <= edges.size(); i++) {
            Optional<BigDecimal> lower = i == 0 ? Optional.empty() : Optional.of(edges.get(i - 1));
            Optional<BigDecimal> upper = i == edges.size() ? Optional.empty() : Optional.of(edges.get(i));
            BigDecimal inside = inside(lower, upper);
            ranges.add(new ChangedRange(
                    lower,
                    upper,
                    before.at(inside).orElse(NONE),
                    after.at(inside).orElse(NONE)));
        }
        return ranges;
    }

    private static BigDecimal inside(Optional<BigDecimal> lower, Optional<BigDecimal> upper) {
        if (lower.isPresent() && upper.isPresent()) {
            return lower.get().add(upper.get()).divide(TWO);
        }
        return lower.map(low -> low.add(BigDecimal.ONE))
                .or(() -> upper.map(high -> high.subtract(BigDecimal.ONE)))
                .orElse(BigDecimal.ZERO);
    }
}
