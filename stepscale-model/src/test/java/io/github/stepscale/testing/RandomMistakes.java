package io.github.stepscale.testing;

import io.github.stepscale.descriptor.DescriptorWriter;
import io.github.stepscale.policy.ScalingDescription;
import java.util.Random;
import java.util.TreeSet;

/** Descriptors that are read without a mistake and hold many that lint finds, made so on purpose. */
public final class RandomMistakes {
    private final Random random;

    private RandomMistakes(Random random) {
        this.random = random;
    }

    /** Of every two seeds one over all that can be said, and one with what people get wrong. */
    public static String descriptor(long seed) {
        return seed % 2 == 0 ? anything(seed) : new RandomMistakes(new Random(seed)).text();
    }

    /** With all findings: none is allowed. */
    private static String anything(long seed) {
        ScalingDescription scaling = RandomScaling.of(seed);
        return DescriptorWriter.write(new ScalingDescription(
                scaling.target(),
                scaling.capacity(),
                scaling.suspended(),
                scaling.schedules(),
                scaling.wakeFromZero(),
                scaling.metric(),
                scaling.scaling(),
                scaling.stack(),
                new TreeSet<>()));
    }

    private String text() {
        StringBuilder text = new StringBuilder(target());
        maybe(text, 0.2, "dashboard: { name: shared }\n");
        maybe(text, 0.4, "service: { metricDelay: " + random.nextInt(4) + ", scaleOutDelay: 3 }\n");
        text.append(metric());
        return text.append(random.nextBoolean() ? steps() : rules()).toString();
    }

    private String target() {
        int max = one(1, 2, 4, 6, 10, 40);
        String range = "maxCapacity: " + max + "\n";
        return switch (random.nextInt(4)) {
            case 0 ->
                "endpointName: e\ninferenceType: async\nminCapacity: " + random.nextInt(2) + "\n" + range
                        + one("", "wakeFromZero: false\n", "wakeFromZero: true\n");
            case 1 ->
                "inferenceComponentName: c\nminCapacity: " + random.nextInt(2) + "\n" + range
                        + one("", "wakeFromZero: false\n");
            default -> "endpointName: e\nminCapacity: 1\n" + range;
        };
    }

    private String metric() {
        String name = one(
                "InvocationsPerInstance",
                "Invocations",
                "CPUUtilization",
                "MemoryUtilization",
                "ModelLatency",
                "ApproximateBacklogSizePerInstance");
        return switch (random.nextInt(8)) {
            case 0, 1 -> "";
            case 2 ->
                "metric: { name: InvocationsPerInstance, statistic: " + one("Average", "Maximum", "SampleCount")
                        + ", namespace: AWS/SageMaker, dimensions: { EndpointName: e, VariantName: AllTraffic } }\n";
            case 3 ->
                "metric: { name: InvocationsPerInstance, namespace: AWS/Sagemaker, statistic: Sum, dimensions:"
                        + " { EndpointName: e, VariantName: AllTraffic } }\n";
            case 4 -> "metric: { name: InvocationsPerInstance, dimensions: { EndpointName: e } }\n";
            case 5 ->
                "metric: { name: InvocationsPerInstance, period: " + one(10, 30, 300)
                        + ", dimensions: { EndpointName: e, VariantName: AllTraffic } }\n";
            default -> "metric: { name: " + name + ", dimensions: { EndpointName: e, VariantName: AllTraffic } }\n";
        };
    }

    private String steps() {
        String unit = one("", "", "0", "00", "00000");
        boolean share = random.nextInt(6) == 0;
        String in = share ? "0.3" : (1 + random.nextInt(5)) + unit;
        String out = share ? "0.7" : (6 + random.nextInt(4)) + unit;
        String further = share ? "0.9" : 15 + unit;
        String key = one("change", "change", "percent", "capacity");
        boolean exact = key.equals("capacity");
        int less = exact ? 1 : -1 - random.nextInt(key.equals("percent") ? 70 : 6);
        int more = exact ? 2 + random.nextInt(8) : 1 + random.nextInt(key.equals("percent") ? 70 : 6);
        StringBuilder text = new StringBuilder("steps:\n");
        text.append("  - { upper: %s, %s: %d }\n".formatted(in, key, less));
        maybe(text, exact ? 1 : 0.4, "  - { lower: %s, upper: %s, %s: %d }\n".formatted(in, out, key, exact ? 2 : 0));
        boolean two = random.nextBoolean();
        text.append(
                two
                        ? "  - { lower: %1$s, upper: %2$s, %3$s: %4$d }\n  - { lower: %2$s, %3$s: %5$d }\n"
                                .formatted(out, further, key, more, more + random.nextInt(4))
                        : "  - { lower: %s, %s: %d }\n".formatted(out, key, more));
        boolean split = !exact && random.nextBoolean();
        text.append(split ? "layout: split\n" : "layout: single\n");
        text.append(settings(""));
        if (split) {
            text.append("scaleOut:\n").append(settings("  "));
            text.append("scaleIn:\n").append(settings("  "));
        }
        return text.toString().replace("scaleOut:\nscaleIn", "scaleIn").replaceAll("(scaleIn|scaleOut):\n$", "");
    }

    private String settings(String indent) {
        StringBuilder text = new StringBuilder();
        int periods = 1 + random.nextInt(5);
        if (chance(0.5)) {
            text.append(indent).append("evaluationPeriods: ").append(periods).append('\n');
            maybe(text, 0.5, indent + "datapointsToAlarm: " + (1 + random.nextInt(periods)) + "\n");
        }
        maybe(text, 0.4, indent + "cooldown: " + one(0, 30, 60, 120, 240, 600) + "\n");
        maybe(text, 0.4, indent + "fill: " + one("none", "0", "20", "70", "-1") + "\n");
        maybe(text, 0.4, indent + "metricAggregationType: " + one("Average", "Minimum", "Maximum") + "\n");
        maybe(text, 0.4, indent + "treatMissingData: " + one("breaching", "ignore", "missing", "notBreaching") + "\n");
        return text.toString();
    }

    private String rules() {
        StringBuilder text = new StringBuilder("rules:\n");
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            text.append(random.nextBoolean() ? rule(i) : stepsRule(i));
        }
        return text.toString();
    }

    /** A rule of steps in the unit of its metric, now and then with a metric of its own. */
    private String stepsRule(int index) {
        boolean out = random.nextBoolean();
        String key = one("change", "change", "percent", "capacity");
        boolean exact = key.equals("capacity");
        String unit = one("", "", "0", "00000");
        int sign = out || exact ? 1 : -1;
        int most = key.equals("percent") ? 70 : 6;
        String first = (out ? 4 + random.nextInt(4) : 1 + random.nextInt(5)) + unit;
        StringBuilder text = new StringBuilder("  - name: s" + index + "\n");
        maybe(
                text,
                0.3,
                "    metric: " + one("CPUUtilization", "MemoryUtilization", "ModelLatency", "Invocations") + "\n");
        text.append(settings("    ")).append("    steps:\n");
        String further = out || exact ? 9 + unit : "0." + first;
        String bounds =
                (out || exact) ? "lower: " + first + ", upper: " + further : "lower: " + further + ", upper: " + first;
        String end = (out || exact) ? "lower: " + further : "upper: " + further;
        text.append("      - { %s, %s: %d }\n".formatted(bounds, key, sign * (1 + random.nextInt(most))));
        text.append("      - { %s, %s: %d }\n".formatted(end, key, sign * (1 + random.nextInt(most))));
        maybe(text, exact ? 1 : 0, "      - { upper: %s, capacity: %d }\n".formatted(first, 1 + random.nextInt(2)));
        return text.toString();
    }

    private String rule(int index) {
        boolean out = random.nextBoolean();
        int threshold = out ? one(50, 60, 70, 1) : one(10, 20, 30, 0);
        int periods = 1 + random.nextInt(4);
        String type = one("ChangeInCapacity", "ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity");
        String operator = out
                ? one("GreaterThanOrEqualToThreshold", "GreaterThanThreshold")
                : one("LessThanThreshold", "LessThanOrEqualToThreshold");
        return """
                  - name: r%d
                    alarm:
                      comparisonOperator: %s
                      threshold: %d
                      evaluationPeriods: %d
                      datapointsToAlarm: %d
                      fill: %s
                      treatMissingData: %s
                    policy:
                      adjustmentType: %s
                      cooldown: %d
                      metricAggregationType: %s
                      stepAdjustments: %s
                """.formatted(
                        index,
                        operator,
                        threshold,
                        periods,
                        1 + random.nextInt(periods),
                        one("none", "none", "0", "30", "-1"),
                        one("breaching", "ignore", "missing", "notBreaching"),
                        type,
                        one(0, 30, 60, 120, 300),
                        one("Average", "Minimum", "Maximum"),
                        adjustments(out, threshold, type));
    }

    private String adjustments(boolean out, int threshold, String type) {
        int sign = type.equals("ExactCapacity") || out != (random.nextInt(8) == 0) ? 1 : -1;
        int one = sign * (1 + random.nextInt(type.equals("PercentChangeInCapacity") ? 80 : 6));
        int two = sign * (1 + random.nextInt(type.equals("PercentChangeInCapacity") ? 80 : 6));
        String above = "[{ metricIntervalLowerBound: %d, metricIntervalUpperBound: %d, scalingAdjustment: %d },"
                + " { metricIntervalLowerBound: %d, scalingAdjustment: %d }]";
        String below = "[{ metricIntervalUpperBound: %d, scalingAdjustment: %d },"
                + " { metricIntervalLowerBound: %d, metricIntervalUpperBound: %d, scalingAdjustment: %d }]";
        int start = random.nextInt(3) == 0 ? random.nextInt(8) : random.nextInt(6) == 0 ? threshold : 0;
        boolean turned = random.nextInt(8) == 0;
        if (random.nextInt(3) == 0) {
            return "[{ metricInterval%sBound: %d, scalingAdjustment: %d }]"
                    .formatted(out != turned ? "Lower" : "Upper", (out != turned ? 1 : -1) * start, one);
        }
        return out != turned
                ? above.formatted(start, start + 15, one, start + 15, two)
                : below.formatted(-start - 5, two, -start - 5, -start, one);
    }

    private void maybe(StringBuilder text, double probability, String part) {
        if (chance(probability)) {
            text.append(part);
        }
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @SafeVarargs
    private <T> T one(T... from) {
        return from[random.nextInt(from.length)];
    }
}
