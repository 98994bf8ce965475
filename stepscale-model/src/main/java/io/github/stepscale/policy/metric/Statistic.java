package io.github.stepscale.policy.metric;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch statistic, which aggregates the samples of a period into a datapoint.
 *
 * @param name {@code Average}, {@code Maximum}, {@code Minimum}, {@code SampleCount}, {@code Sum}, or a percentile from
 *     {@code p0} to {@code p100} with up to ten decimals
 */
public record Statistic(String name) {
    // Before the constants: their constructor needs it.
    private static final Pattern FORM =
            Pattern.compile("Average|Maximum|Minimum|SampleCount|Sum|p(100(\\.0{1,10})?|\\d{1,2}(\\.\\d{1,10})?)");

    public static final Statistic AVERAGE = new Statistic("Average");
    public static final Statistic MAXIMUM = new Statistic("Maximum");
    public static final Statistic MINIMUM = new Statistic("Minimum");
    public static final Statistic SAMPLE_COUNT = new Statistic("SampleCount");
    public static final Statistic SUM = new Statistic("Sum");

    /** @throws InvalidValueException if the name is not a statistic */
    public Statistic {
        new Validator()
                .requireForm(name, "", FORM, "Average, Maximum, Minimum, SampleCount, Sum or a percentile such as p90")
                .throwIfAny();
    }

    /** Whether this is a percentile, an extended statistic in CloudWatch. */
    public boolean isPercentile() {
        return name.charAt(0) == 'p';
    }

    @Override
    public String toString() {
        return name;
    }

    // By hand for a fast start: docs/decisions/0027-start-up.md
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Statistic that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
