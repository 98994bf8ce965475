package io.github.stepscale.policy.metric;

import io.github.stepscale.text.Quotes;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch metric with its statistic and period.
 *
 * @param namespace 1 to 255 ASCII characters, not starting with a colon
 * @param name 1 to 255 ASCII characters
 * @param dimensions at most 30, with unique names; in the order of the template
 * @param statistic aggregates the samples of a period into a datapoint
 * @param period in seconds: 10, 20, 30 or a multiple of 60
 */
public record SourceMetric(String namespace, String name, List<Dimension> dimensions, Statistic statistic, int period)
        implements Metric {

    /** @throws InvalidValueException if a value is out of range */
    public SourceMetric {
        dimensions = List.copyOf(dimensions);
        int count = dimensions.size();
        Validator checks = new Validator()
                .requireName(namespace, "namespace", 255)
                .requireAscii(namespace, "namespace")
                .requireName(name, "name", 255)
                .requireAscii(name, "name");
        checks.require(
                        !namespace.startsWith(":"),
                        Validator.VALUE,
                        "namespace",
                        () -> Quotes.of(namespace) + " starts with a colon: another first character is required",
                        "Remove the colon")
                .require(
                        dimensions.size() <= 30,
                        "dimensions",
                        () -> "has " + count + " dimensions: at most 30 are allowed",
                        "Remove some")
                .require(
                        dimensions.stream().map(Dimension::name).distinct().count() == dimensions.size(),
                        "dimensions",
                        "names a dimension twice: each is allowed once",
                        "Remove one of them")
                .require(
                        validPeriod(period),
                        "A06",
                        "period",
                        () -> period + " is not allowed: 10, 20, 30 or a multiple of 60 seconds",
                        "Write 60")
                .throwIfAny();
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public boolean neverNegative() {
        return MetricCatalog.find(this).isPresent();
    }

    @Override
    public List<SourceMetric> sources() {
        return List.of(this);
    }

    @Override
    public Optional<MathMetric> math() {
        return Optional.empty();
    }

    /** The same metric with another statistic. */
    public SourceMetric withStatistic(Statistic other) {
        return new SourceMetric(namespace, name, dimensions, other, period);
    }

    /** The same metric with another period, in seconds. */
    public SourceMetric withPeriod(int seconds) {
        return new SourceMetric(namespace, name, dimensions, statistic, seconds);
    }

    private static boolean validPeriod(int seconds) {
        return seconds == 10 || seconds == 20 || seconds == 30 || seconds > 0 && seconds % 60 == 0;
    }

    // By hand for a fast start: docs/decisions/0027-start-up.md
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof SourceMetric that
                        && name.equals(that.name)
                        && namespace.equals(that.namespace)
                        && dimensions.equals(that.dimensions)
                        && statistic.equals(that.statistic)
                        && period == that.period;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
