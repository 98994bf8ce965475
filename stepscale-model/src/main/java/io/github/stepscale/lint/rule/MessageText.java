package io.github.stepscale.lint.rule;

import io.github.stepscale.policy.target.Target;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Formats numbers and lists in findings. */
public final class MessageText {
    private static final MathContext SHORT = new MathContext(4);
    private static final MathContext SHORT_BELOW = new MathContext(4, RoundingMode.FLOOR);

    private MessageText() {}

    /** Such as {@code 1 instance} or {@code 3 copies}. */
    public static String units(int number, Target target) {
        return number + " " + (number == 1 ? target.unit() : target.units());
    }

    /** The quotient, to four digits. */
    public static String quotient(BigDecimal dividend, int divisor) {
        return rounded(dividend.divide(BigDecimal.valueOf(divisor), SHORT));
    }

    /** The quotient, rounded down to four digits. */
    public static BigDecimal quotientRoundedDown(BigDecimal dividend, int divisor) {
        return dividend.divide(BigDecimal.valueOf(divisor), SHORT_BELOW);
    }

    /** The number, to four digits. */
    public static String rounded(BigDecimal number) {
        BigDecimal rounded = number.round(SHORT).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** Such as {@code 1}, {@code 1 and 2}, or {@code 1, 2 and 3}. */
    public static String list(List<?> items) {
        String last = String.valueOf(items.get(items.size() - 1));
        List<String> others =
                items.subList(0, items.size() - 1).stream().map(String::valueOf).toList();
        return others.isEmpty() ? last : String.join(", ", others) + " and " + last;
    }

    /** Ascending numbers with runs of three or more shortened, such as {@code 1, 2 and 4 to 9}. */
    public static String runs(List<Integer> ascending) {
        List<String> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= ascending.size(); i++) {
            boolean goesOn = i < ascending.size() && ascending.get(i) == ascending.get(i - 1) + 1;
            if (!goesOn) {
                addRun(runs, ascending.subList(start, i));
                start = i;
            }
        }
        return list(runs);
    }

    private static void addRun(List<String> runs, List<Integer> run) {
        if (run.size() > 2) {
            runs.add(run.get(0) + " to " + run.get(run.size() - 1));
        } else {
            run.forEach(number -> runs.add(String.valueOf(number)));
        }
    }
}
