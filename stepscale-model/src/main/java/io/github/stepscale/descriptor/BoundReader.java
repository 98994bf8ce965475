package io.github.stepscale.descriptor;

import io.github.stepscale.policy.metric.CatalogMetric;
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
 * Reads the bounds of steps: numbers in the unit of the metric, or percentages where these have one meaning. Other units
 * are refused with the number to write.
 */
final class BoundReader {
    private static final Pattern PERCENTAGE = Pattern.compile("((?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,9})?) ?%");
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

    private final Metric metric;
    private final FileRequests requests;
    private final MistakeCollector mistakes;

    BoundReader(Metric metric, FileRequests requests, MistakeCollector mistakes) {
        this.metric = metric;
        this.requests = requests;
        this.mistakes = mistakes;
    }

    /** Whether a value has a unit, so that it depends on the metric what it means. */
    static boolean hasUnit(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar
                && (PERCENTAGE.matcher(scalar.text()).matches()
                        || TIME.matcher(scalar.text()).matches());
    }

    Optional<BigDecimal> read(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.TEXT) {
            Matcher percentage = PERCENTAGE.matcher(scalar.text());
            if (percentage.matches()) {
                return percentage(scalar, new BigDecimal(percentage.group(1)));
            }
            Matcher time = TIME.matcher(scalar.text());
            if (time.matches() && MICROSECONDS.containsKey(time.group(2))) {
                return refuseTime(scalar, new BigDecimal(time.group(1)), MICROSECONDS.getOrDefault(time.group(2), 1L));
            }
        }
        return new ScalarReader(mistakes).decimal(node);
    }

    private Optional<BigDecimal> percentage(YamlNode.Scalar scalar, BigDecimal percent) {
        if (isPercent()) {
            return Optional.of(percent);
        }
        if (!isRequestSum()) {
            return refusePercentage(scalar, percent);
        }
        return requests.perInstance(scalar, mistakes)
                .flatMap(perInstance ->
                        mistakes.makeAt(scalar, () -> new RequestShare(perInstance, metric.period()).of(percent)));
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
        return metric instanceof SourceMetric source && Set.of(statistics).contains(source.statistic());
    }

    private Optional<CatalogMetric> known() {
        return metric instanceof SourceMetric source ? MetricCatalog.find(source) : Optional.empty();
    }

    private String label() {
        return metric instanceof SourceMetric ? metric.label() : "an expression";
    }

    private Optional<BigDecimal> refuse(YamlNode node, String problem, String fix) {
        mistakes.add(node, MistakeIds.VALUE, problem, fix);
        return Optional.empty();
    }
}
