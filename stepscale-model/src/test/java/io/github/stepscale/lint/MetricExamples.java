package io.github.stepscale.lint;

import static io.github.stepscale.lint.Lint.endpoint;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.metric.WeightedMetric;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import io.github.stepscale.policy.steps.Step;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mistakes in what is watched. */
final class MetricExamples {
    private static final SourceMetric PER_INSTANCE =
            MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME);
    private static final SourceMetric CPU = MetricCatalog.metric("CPUUtilization", EndpointKind.REALTIME);
    private static final SourceMetric GPU = MetricCatalog.metric("GPUUtilization", EndpointKind.REALTIME);
    private static final SourceMetric BACKLOG = MetricCatalog.metric("ApproximateBacklogSize", EndpointKind.ASYNC);
    private static final SourceMetric OF_COMPONENT = MetricCatalog.metric("Invocations", EndpointKind.COMPONENT);
    private static final SourceMetric MEMORY = MetricCatalog.metric("MemoryUtilization", EndpointKind.REALTIME);
    private static final SourceMetric NORMALIZED =
            MetricCatalog.metric("CPUUtilizationNormalized", EndpointKind.REALTIME);
    private static final SourceMetric LATENCY = MetricCatalog.metric("ModelLatency", EndpointKind.REALTIME);

    private MetricExamples() {}

    static Stream<Example> all() {
        return Stream.of(statistics(), identity(), periods(), units(), expressions(), kinds(), queries())
                .flatMap(List::stream);
    }

    static MathMetric math(String expression, SourceMetric... inputs) {
        return new MathMetric(
                expression,
                IntStream.range(0, inputs.length)
                        .mapToObj(i -> new MathMetric.Input("m" + (i + 1), inputs[i]))
                        .toList());
    }

    private static WeightedMetric weighted(SourceMetric metric, String first, String second) {
        return new WeightedMetric(
                metric,
                List.of(
                        new WeightedMetric.Weight("ml.g6.2xlarge", new BigDecimal(first)),
                        new WeightedMetric.Weight("ml.g6e.2xlarge", new BigDecimal(second))));
    }

    private static ScalingDescriptionBuilder serverless(Metric metric) {
        return ScalingDescription.endpoint("e")
                .inferenceType(EndpointKind.SERVERLESS)
                .minCapacity(1)
                .maxCapacity(4)
                .metric(metric)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(70).change(1));
    }

    private static List<Example> statistics() {
        return List.of(
                new Example(
                        "E-A02",
                        watching(PER_INSTANCE.withStatistic(Statistic.AVERAGE)),
                        watching(PER_INSTANCE.withStatistic(Statistic.SUM))),
                new Example(
                        "E-A02",
                        watching(PER_INSTANCE.withStatistic(new Statistic("p90"))),
                        watching(LATENCY.withStatistic(new Statistic("p90")))),
                // The Sum divided by the Average is the number of requests: in an expression it may be meant.
                new Example(
                        "W-A02",
                        watching(math("m1 / 60", PER_INSTANCE.withStatistic(Statistic.MAXIMUM))),
                        watching(math("m1 / 60", PER_INSTANCE))),
                new Example(
                        "W-A02",
                        watching(PER_INSTANCE.withStatistic(Statistic.SAMPLE_COUNT)),
                        watching(LATENCY.withStatistic(Statistic.SAMPLE_COUNT))),
                new Example(
                        "W-A02",
                        watching(MetricCatalog.metric("ConcurrentRequestsPerModel", EndpointKind.REALTIME)
                                .withStatistic(Statistic.AVERAGE)),
                        watching(MetricCatalog.metric("ConcurrentRequestsPerModel", EndpointKind.REALTIME))));
    }

    private static List<Example> identity() {
        Dimension endpoint = Dimension.following("EndpointName");
        Dimension variant = Dimension.following("VariantName");
        return List.of(
                new Example(
                        "E-A03",
                        watching(under(PER_INSTANCE, endpoint)),
                        watching(under(PER_INSTANCE, endpoint, variant))),
                new Example("E-A03", watching(under(PER_INSTANCE)), watching(under(PER_INSTANCE, variant, endpoint))),
                new Example(
                        "E-A03",
                        watching(under(CPU, endpoint, variant, Dimension.of("Host", "algo-1"))),
                        watching(under(CPU, endpoint, variant))),
                new Example(
                        "W-A03",
                        watching(under(CPU, endpoint, variant, Dimension.of("InstanceId", "i-1"))),
                        watching(under(CPU, endpoint, variant))),
                new Example(
                        "W-A03",
                        watching(under(CPU, endpoint, variant, Dimension.of("InstanceType", "ml.g5.xlarge"))),
                        watching(under(CPU, endpoint, variant))),
                new Example(
                        "W-A03",
                        watching(under(GPU, endpoint, variant, Dimension.of("AcceleratorId", "0"))),
                        watching(under(GPU, endpoint, variant))),
                // A queue belongs to no instance.
                new Example(
                        "E-A03",
                        async().metric(under(BACKLOG, endpoint, Dimension.of("InstanceType", "ml.g5.xlarge"))),
                        async().metric(BACKLOG)),
                new Example(
                        "E-A03",
                        component(under(OF_COMPONENT, Dimension.of("EndpointName", "host"))),
                        component(OF_COMPONENT)),
                new Example(
                        "W-A03",
                        component(under(
                                OF_COMPONENT,
                                Dimension.of("EndpointName", "host"),
                                Dimension.of("VariantName", "main"),
                                Dimension.following("InferenceComponentName"),
                                Dimension.of("InstanceId", "i-1"),
                                Dimension.of("ContainerId", "c-1"))),
                        component(OF_COMPONENT)),
                new Example("E-A04", watching(in("AWS/SageMaker", CPU)), watching(in("/aws/sagemaker/Endpoints", CPU))),
                new Example("E-A04", watching(in("AWS/Sagemaker", PER_INSTANCE)), watching(PER_INSTANCE)),
                new Example(
                        "W-A04",
                        watching(math("m1 + m2", CPU, in("AWS/Sagemaker", PER_INSTANCE))),
                        watching(math("m1 + m2", CPU, PER_INSTANCE))),
                // The same name elsewhere is another metric.
                new Example("E-A04", watching(in("/aws/sagemaker/endpoints", CPU)), watching(in("AWS/EC2", CPU))),
                new Example(
                        "W-A25",
                        watching(under(PER_INSTANCE, Dimension.of("EndpointName", "copied"), variant)),
                        watching(under(PER_INSTANCE, Dimension.of("EndpointName", "object-detection"), variant))),
                new Example(
                        "W-A26",
                        watching(new SourceMetric(
                                "AWS/SageMaker",
                                "InvocationPerInstance",
                                PER_INSTANCE.dimensions(),
                                Statistic.SUM,
                                60)),
                        watching(new SourceMetric(
                                "MyApp", "InvocationPerInstance", PER_INSTANCE.dimensions(), Statistic.SUM, 60))),
                new Example(
                        "W-A26",
                        component(MetricCatalog.metric("GPUUtilization", EndpointKind.COMPONENT)),
                        component(MetricCatalog.metric("GPUUtilizationNormalized", EndpointKind.COMPONENT))),
                new Example(
                        "W-A26",
                        watching(MetricCatalog.metric("MemoryUtilizationNormalized", EndpointKind.REALTIME), 20, 70),
                        watching(MEMORY, 20, 70)));
    }

    private static List<Example> periods() {
        return List.of(
                new Example(
                        "W-A11",
                        watching(PER_INSTANCE.withPeriod(10)),
                        watching(MetricCatalog.metric("ConcurrentRequestsPerModel", EndpointKind.REALTIME)
                                .withPeriod(10))),
                new Example("W-A11", watching(CPU.withPeriod(30)), watching(CPU.withPeriod(60))),
                new Example("I-A27", watching(PER_INSTANCE.withPeriod(300)), watching(PER_INSTANCE)),
                new Example("I-A27", watching(PER_INSTANCE.withPeriod(120)), watching(CPU.withPeriod(300))));
    }

    private static List<Example> units() {
        return List.of(
                new Example("W-A12", watching(CPU, 30, 70), watching(CPU, 120, 280)),
                // The scale-in of many cores may well be below 100.
                new Example("W-A12", watching(CPU, 30, 70), watching(CPU, 80, 400)),
                new Example(
                        "W-A12",
                        watching(CPU, 30, 70),
                        watching(MetricCatalog.metric("MemoryUtilization", EndpointKind.REALTIME), 30, 70)),
                new Example(
                        "I-A12",
                        watching(MetricCatalog.metric("GPUUtilization", EndpointKind.REALTIME), 30, 70),
                        watching(MetricCatalog.metric("GPUUtilization", EndpointKind.REALTIME), 60, 280)),
                new Example(
                        "W-A12", watching(CPU, 30, 70), watching(CPU.withStatistic(Statistic.SAMPLE_COUNT), 30, 70)),
                // What a component reports, and in which unit, is not known.
                new Example(
                        "W-A12",
                        watching(CPU, 30, 70),
                        ScalingDescription.inferenceComponent("model")
                                .minCapacity(1)
                                .maxCapacity(4)
                                .metric("CPUUtilization")
                                .step(Step.upper(30).change(-1))
                                .step(Step.lower(70).change(1))),
                new Example(
                        "W-A12",
                        watching(CPU, 30, 70),
                        Explicit.out(400)
                                .metric(CPU)
                                .from(0, 1)
                                .in(Explicit.in(80).metric(CPU).upTo(0, -1).in(endpoint()))),
                new Example("W-A31", watching(MEMORY, 0.3, 0.7), watching(MEMORY, 30, 70)),
                new Example("W-A31", watching(MEMORY, 0.5, 1), watching(MEMORY, 0.5, 1.5)),
                new Example("W-A31", watching(NORMALIZED, 0.3, 0.7), watching(NORMALIZED, 30, 70)),
                // What counts every core has a finding of its own, and one that counts samples no percentage.
                new Example("W-A31", watching(MEMORY, 0.3, 0.7), watching(CPU, 0.3, 0.7)),
                new Example(
                        "W-A31",
                        watching(MEMORY, 0.3, 0.7),
                        watching(MEMORY.withStatistic(Statistic.SAMPLE_COUNT), 0.3, 0.7)),
                new Example(
                        "W-A31",
                        Explicit.out(0.7)
                                .metric(MEMORY)
                                .between(0, 0.2, 1)
                                .from(0.2, 2)
                                .in(endpoint()),
                        Explicit.out(70)
                                .metric(MEMORY)
                                .between(0, 20, 1)
                                .from(20, 2)
                                .in(endpoint())),
                new Example("W-A14", watching(LATENCY, 100, 999.5), watching(LATENCY, 100, 1_000)),
                new Example(
                        "W-A14",
                        ScalingDescription.endpoint("summaries")
                                .inferenceType(EndpointKind.ASYNC)
                                .minCapacity(1)
                                .maxCapacity(4)
                                .metric("TimeInBacklog")
                                .step(Step.lower(0.5).change(1)),
                        ScalingDescription.endpoint("summaries")
                                .inferenceType(EndpointKind.ASYNC)
                                .minCapacity(1)
                                .maxCapacity(4)
                                .metric("TimeInBacklog")
                                .step(Step.lower(500).change(1))),
                new Example(
                        "W-A14",
                        watching(MetricCatalog.metric("FirstChunkLatency", EndpointKind.REALTIME), 0.1, 0.5),
                        watching(MetricCatalog.metric("FirstChunkLatency", EndpointKind.REALTIME), 100_000, 500_000)),
                new Example("W-A14", watching(LATENCY, 100, 500), watching(LATENCY, 100_000, 500_000)),
                new Example(
                        "W-A14",
                        watching(LATENCY, 0.1, 0.5),
                        watching(LATENCY.withStatistic(Statistic.SAMPLE_COUNT), 100, 500)));
    }

    private static List<Example> expressions() {
        return List.of(
                new Example(
                        "I-A34",
                        watching(weighted(PER_INSTANCE, "1", "2")),
                        watching(weighted(PER_INSTANCE, "0.4", "0.6"))),
                new Example("I-A34", watching(weighted(PER_INSTANCE, "1", "1")), watching(PER_INSTANCE)),
                new Example("E-A35", async().metric(weighted(BACKLOG, "0.5", "0.5")), async().metric(BACKLOG)),
                new Example(
                        "E-A35",
                        serverless(
                                weighted(MetricCatalog.metric("Invocations", EndpointKind.SERVERLESS), "0.5", "0.5")),
                        watching(weighted(PER_INSTANCE, "0.5", "0.5"))),
                // The weights say that there are instance pools.
                new Example(
                        "W-A03",
                        watching(under(
                                CPU,
                                Dimension.following("EndpointName"),
                                Dimension.following("VariantName"),
                                Dimension.of("InstanceType", "ml.g5.xlarge"))),
                        watching(weighted(CPU, "0.5", "0.5"))),
                new Example(
                        "E-A02",
                        watching(weighted(PER_INSTANCE.withStatistic(Statistic.AVERAGE), "1", "1")),
                        watching(weighted(PER_INSTANCE, "1", "1"))),
                // Bounds of an average are in the unit of the metric, those of a sum are not.
                new Example(
                        "W-A12",
                        watching(weighted(CPU, "0.5", "0.5"), 30, 70),
                        watching(weighted(CPU, "4", "8"), 30, 70)),
                new Example(
                        "W-A14",
                        watching(weighted(LATENCY, "0.5", "0.5"), 0.1, 0.5),
                        watching(weighted(LATENCY, "0.5", "0.5"), 100_000, 500_000)),
                new Example(
                        "W-A31",
                        watching(weighted(MEMORY, "0.5", "0.5"), 0.3, 0.7),
                        watching(weighted(MEMORY, "0.5", "0.5"), 30, 70)),
                new Example(
                        "W-A28",
                        watching(math("m1 * 2", PER_INSTANCE, CPU)),
                        watching(math("m1 + m2", PER_INSTANCE, CPU))),
                new Example("E-A36", watching(math("(m1 + 2", CPU)), watching(math("(m1 + 2)", CPU))),
                new Example("E-A36", watching(math("5 + 3", CPU)), watching(math("5 + m1", CPU))),
                new Example("W-A30", watching(math("AVG(m1)", CPU)), watching(math("AVG([m1, m2])", CPU, LATENCY))),
                new Example(
                        "W-A30",
                        Explicit.out(50)
                                .metric(math("MAX( m1 ) + 1", CPU))
                                .periods(3, 3)
                                .from(0, 1)
                                .in(endpoint()),
                        Explicit.out(50)
                                .metric(math("MAX( m1 ) + 1", CPU))
                                .periods(2, 3)
                                .from(0, 1)
                                .in(endpoint())));
    }

    private static List<Example> kinds() {
        SourceMetric copies = MetricCatalog.metric("InvocationsPerCopy", EndpointKind.COMPONENT);
        return List.of(
                new Example("E-M06", async().metric("InvocationsPerInstance"), async()),
                new Example(
                        "W-M06",
                        async().metric(math("m1 / 60", PER_INSTANCE)).threshold(0),
                        async().metric("ApproximateBacklogSize")),
                new Example(
                        "E-M06",
                        endpoint()
                                .metric("ApproximateBacklogSize")
                                .step(Step.upper(1).change(-1))
                                .step(Step.lower(5).change(1)),
                        watching(CPU)),
                // Components publish their requests, errors and latency, and async endpoints their errors and latency.
                new Example("E-M06", async().metric("InvocationsPerInstance"), component(OF_COMPONENT)),
                new Example("E-M06", async().metric("OverheadLatency"), async().metric("ModelLatency")),
                // The endpoint that hosts a component publishes as endpoints do.
                new Example(
                        "E-M06",
                        async().metric("InvocationsPerInstance"),
                        ScalingDescription.inferenceComponent("model")
                                .minCapacity(1)
                                .maxCapacity(4)
                                .metric(under(
                                        CPU, Dimension.of("EndpointName", "host"), Dimension.of("VariantName", "main")))
                                .step(Step.lower(300).change(1))),
                new Example(
                        "E-M06",
                        async().metric("InvocationsPerInstance"),
                        watching(under(copies, Dimension.of("InferenceComponentName", "model")))));
    }

    /** A query needs no metric; the quiet example watches one. */
    private static List<Example> queries() {
        return List.of(new Example("W-M25", query(1), watching(CPU)));
    }

    static ScalingDescriptionBuilder query(int change) {
        return endpoint()
                .rule(
                        "queue",
                        new PromQlAlarm("max(queue) > 5", 60, OptionalInt.empty(), OptionalInt.empty()),
                        new SingleStepPolicy(AdjustmentType.CHANGE_IN_CAPACITY, change, 300, OptionalInt.empty()));
    }

    private static ScalingDescriptionBuilder component(Metric metric) {
        return ScalingDescription.inferenceComponent("model")
                .minCapacity(1)
                .maxCapacity(4)
                .metric(metric)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(70).change(1));
    }

    private static ScalingDescriptionBuilder async() {
        return ScalingDescription.endpoint("summaries")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(0)
                .maxCapacity(4)
                .step(Step.upper(1).change(-1))
                .step(Step.lower(5).change(1));
    }

    private static ScalingDescriptionBuilder watching(Metric metric) {
        return watching(metric, 200, 5_000);
    }

    private static ScalingDescriptionBuilder watching(Metric metric, double in, double out) {
        return endpoint()
                .metric(metric)
                .threshold(0)
                .step(Step.upper(in).change(-1))
                .step(Step.lower(out).change(1));
    }

    private static SourceMetric under(SourceMetric metric, Dimension... dimensions) {
        return new SourceMetric(
                metric.namespace(), metric.name(), List.of(dimensions), metric.statistic(), metric.period());
    }

    private static SourceMetric in(String namespace, SourceMetric metric) {
        return new SourceMetric(namespace, metric.name(), metric.dimensions(), metric.statistic(), metric.period());
    }
}
