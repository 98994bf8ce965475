package io.github.stepscale.descriptor;

import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.steps.RequestShare;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads values of a metric, such as bounds of steps and thresholds: numbers in its unit, or percentages where these have
 * one meaning. Other units are refused with the number to write.
 */
final class MetricValueReader {
    private static final Pattern PERCENTAGE = Pattern.compile("(-?(?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,9})?) ?%");
    private static final Pattern TIME = Pattern.compile("((?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,9})?) ?([a-zµ]+)");

    /** The microseconds in each unit of time. */
    private static final Map<String, Long> MICROSECONDS = Map.ofEntries(
            Map.entry("us", 1L),
            Map.entry("µs", 1L),
            Map.entry("microseconds", 1L),
            Map.entry("ms", 1_000L),
            Map.entry("msec", 1_000L),
            Map.entry("milliseconds", 1_000L),
            Map.entry("s", 1_000_000L),
            Map.entry("sec", 1_000_000L),
            Map.entry("seconds", 1_000_000L),
            Map.entry("m", 60_000_000L),
            Map.entry("min", 60_000_000L),
            Map.entry("minutes", 60_000_000L));

    /** Metrics that are called a utilization and go from 0 to 1. */
    private static final Set<String> FRACTIONS =
            Set.of("ServerlessProvisionedConcurrencyUtilization", "ServerlessConcurrentExecutionsUtilization");

    private final Optional<Metric> metric;
    private final FileRequests requests;
    private final MistakeCollector mistakes;

    /**
     * @param metric whose values are read; empty if it has a mistake
     * @param requests what percentages of requests are a share of
     */
    MetricValueReader(Optional<Metric> metric, FileRequests requests, MistakeCollector mistakes) {
        this.metric = metric;
        this.requests = requests;
        this.mistakes = mistakes;
    }

    /** Reads a value of the metric. */
    Optional<BigDecimal> read(YamlNode node) {
        return read(node, "a number such as 20 or 0.5", false);
    }

    /** Reads the distance of two values, which may be below 0. */
    Optional<BigDecimal> readDistance(YamlNode node) {
        return read(node, "a number such as 20 or 0.5", true);
    }

    /** Reads what a minute without a datapoint counts as: a value of the metric, or the word none. */
    Optional<Fill> readFill(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.text().equals("none")
                ? Optional.of(Fill.NONE)
                : read(node, "none or a number such as 0", false).map(Fill::with);
    }

    private Optional<BigDecimal> read(YamlNode node, String needed, boolean signed) {
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.TEXT) {
            Matcher percentage = PERCENTAGE.matcher(scalar.text());
            if (percentage.matches() && (signed || !scalar.text().startsWith("-"))) {
                return percentage(scalar, new BigDecimal(percentage.group(1)));
            }
            Matcher time = TIME.matcher(scalar.text());
            if (time.matches() && MICROSECONDS.containsKey(time.group(2))) {
                return refuseTime(scalar, new BigDecimal(time.group(1)), MICROSECONDS.getOrDefault(time.group(2), 1L));
            }
        }
        return new ScalarReader(mistakes).decimal(node, needed);
    }

    private Optional<BigDecimal> percentage(YamlNode.Scalar scalar, BigDecimal percent) {
        if (metric.isEmpty()) {
            return withoutMetric();
        }
        if (isPercent()) {
            return Optional.of(percent);
        }
        if (!isRequestSum()) {
            return refusePercentage(scalar, percent);
        }
        int period = metric.get().period();
        return requests.perInstance(scalar, mistakes)
                .flatMap(perInstance ->
                        mistakes.makeAt(scalar, () -> new RequestShare(perInstance, period).of(percent)));
    }

    /** What a unit means depends on the metric, whose mistake is reported already. */
    private Optional<BigDecimal> withoutMetric() {
        mistakes.markRefused();
        return Optional.empty();
    }

    private Optional<BigDecimal> refusePercentage(YamlNode.Scalar scalar, BigDecimal percent) {
        boolean fraction =
                known().filter(entry -> FRACTIONS.contains(entry.name())).isPresent();
        String reason = fraction
                ? " goes from 0 to 1"
                : " is neither in percent nor the requests of one instance or copy as Sum";
        return refuse(
                scalar,
                Quotes.of(scalar.text()) + " is not allowed: " + label() + reason,
                fraction
                        ? "Write " + PlainNumbers.text(percent.movePointLeft(2))
                        : "Write a number in the unit of the metric");
    }

    private Optional<BigDecimal> refuseTime(YamlNode.Scalar scalar, BigDecimal amount, long microseconds) {
        if (metric.isEmpty()) {
            return withoutMetric();
        }
        String unit = known().map(CatalogMetric::unit).orElse("");
        long unitOfMetric = switch (unit) {
            case "Microseconds" -> 1;
            case "Milliseconds" -> 1_000;
            case "Seconds" -> 1_000_000;
            default -> 0;
        };
        if (unitOfMetric == 0) {
            return refuse(
                    scalar,
                    Quotes.of(scalar.text()) + " is not allowed: a number in the unit of " + label() + " is",
                    "Write it without a unit");
        }
        BigDecimal value = amount.multiply(BigDecimal.valueOf(microseconds)).divide(BigDecimal.valueOf(unitOfMetric));
        return refuse(
                scalar,
                Quotes.of(scalar.text()) + " is not allowed: " + label() + " is in " + unit.toLowerCase(Locale.ROOT)
                        + ", and a number without a unit is needed",
                "Write " + PlainNumbers.text(value));
    }

    private boolean isPercent() {
        return known().filter(entry -> entry.unit().equals("Percent")).isPresent()
                && !isStatistic(Statistic.SUM, Statistic.SAMPLE_COUNT);
    }

    private boolean isRequestSum() {
        return known().filter(entry -> Set.of("InvocationsPerInstance", "InvocationsPerCopy")
                                .contains(entry.name()))
                        .isPresent()
                && isStatistic(Statistic.SUM);
    }

    private boolean isStatistic(Statistic... statistics) {
        return source().filter(source -> Set.of(statistics).contains(source.statistic()))
                .isPresent();
    }

    private Optional<CatalogMetric> known() {
        return source().flatMap(MetricCatalog::find);
    }

    private String label() {
        return source().map(Metric::label).orElse("an expression");
    }

    private Optional<SourceMetric> source() {
        return metric.filter(SourceMetric.class::isInstance).map(SourceMetric.class::cast);
    }

    private Optional<BigDecimal> refuse(YamlNode node, String problem, String fix) {
        mistakes.add(node, MistakeIds.VALUE, problem, fix);
        return Optional.empty();
    }
}
