package io.github.stepscale.operation.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.AutoScaling.Policy;
import io.github.stepscale.aws.ServiceQuotas.Quota;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.lint.CatalogEntry;
import io.github.stepscale.lint.DetectedWhen;
import io.github.stepscale.lint.FindingCatalog;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.plan.ScalingPlan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check by itself, without AWS: a target that objects, the one beside it that does not, and the sentence. */
class PreflightChecksTest {
    private static final String PLACE = "account 123456789012, Region eu-central-1";
    private static final String STEPS = "\nsteps:\n  - { upper: 20, change: -1 }\n  - { lower: 50, change: +1 }\n";
    private static final String INSTANCES = "endpointName: orders\nminCapacity: 1\nmaxCapacity: 4" + STEPS;
    private static final String CPU =
            "endpointName: orders\nminCapacity: 1\nmaxCapacity: 4\nmetric: CPUUtilization" + STEPS;
    private static final String WEIGHTED = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 4
            metric: { name: GPUUtilization, namespace: /aws/sagemaker/Endpoints, statistic: Average, weights: { ml.g5.xlarge: 0.4, ml.g6.xlarge: 0.6 } }
            """ + STEPS.substring(1);
    private static final String QUEUE =
            "endpointName: orders\ninferenceType: async\nminCapacity: 0\nmaxCapacity: 4" + STEPS;
    private static final String SERVERLESS =
            "endpointName: orders\ninferenceType: serverless\nminCapacity: 1\nmaxCapacity: 4" + STEPS;
    private static final String COPIES = "inferenceComponentName: summaries\nminCapacity: 0\nmaxCapacity: 8" + STEPS;
    private static final String SCHEDULED = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 4
            schedules:
              - { name: day, schedule: "cron(0 7 * * ? *)", maxCapacity: 9 }
              - { name: night, schedule: "cron(0 20 * * ? *)", maxCapacity: 4 }
            """ + STEPS.substring(1);

    private record Objection(String descriptor, UnaryOperator<LiveTargetBuilder> change, String expected) {}

    private static Objection objection(String descriptor, UnaryOperator<LiveTargetBuilder> change, String expected) {
        return new Objection(descriptor, change, expected);
    }

    private static final List<Objection> OBJECTIONS = List.of(
            objection(
                    INSTANCES,
                    live -> live.variants("Blue"),
                    "E-L01 variantName: the endpoint orders has no variant AllTraffic: it has Blue. Write variantName:"
                            + " Blue."),
            objection(
                    INSTANCES,
                    live -> live.variants("Blue", "allTraffic"),
                    "E-L01 variantName: the endpoint orders has no variant AllTraffic: it has Blue and allTraffic. Write"
                            + " allTraffic: upper and lower case count."),
            objection(
                    INSTANCES,
                    live -> live.variants("Blue", "AllTrafic"),
                    "E-L01 variantName: the endpoint orders has no variant AllTraffic: it has Blue and AllTrafic. Did you"
                            + " mean AllTrafic?"),
            objection(
                    "endpointName: returns\n" + COPIES,
                    live -> live,
                    "W-L02 endpointName: the inference component summaries is on the endpoint orders, not on returns: the"
                            + " dashboard and load tests use the wrong endpoint. Write endpointName: orders.|I-L07"
                            + " maxCapacity: the variant AllTraffic has 2 instances and no managed instance scaling: copies"
                            + " for which they have no room are not started. Enable ManagedInstanceScaling in the endpoint"
                            + " configuration, unless all copies fit."),
            objection(
                    INSTANCES,
                    live -> live.status("Deleting").variants("Blue"),
                    "E-L03 endpointName: the endpoint orders is being deleted, and its scaling with it. Deploy when it"
                            + " exists again, or correct the name."),
            objection(
                    INSTANCES,
                    live -> live.status("Failed").reason("The role cannot be assumed."),
                    "E-L03 endpointName: the endpoint orders has failed: The role cannot be assumed. Repair it or create"
                            + " it again, then deploy."),
            objection(
                    COPIES,
                    live -> live.component("Deleting", "orders", 0),
                    "E-L03 inferenceComponentName: the inference component summaries is being deleted, and its scaling"
                            + " with it. Deploy when it exists again, or correct the name."),
            objection(
                    INSTANCES,
                    live -> live.status("Creating").variants(),
                    "E-L04 endpointName: the endpoint orders is still being created. Deploy when its status is"
                            + " InService."),
            objection(
                    COPIES,
                    live -> live.component("Creating", "orders", 0).managed(0, 8),
                    "E-L04 inferenceComponentName: the inference component summaries is still being created. Deploy when"
                            + " its status is InService."),
            objection(
                    INSTANCES,
                    live -> live.status("SystemUpdating"),
                    "I-L04 endpointName: the endpoint orders is in the status SystemUpdating: its capacity does not change"
                            + " until that ends. Nothing, if that is a change of capacity."),
            objection(
                    INSTANCES,
                    live -> live.status("OutOfService"),
                    "W-L04 endpointName: the endpoint orders is OutOfService: it takes no requests. Check the endpoint in"
                            + " SageMaker."),
            objection(
                    INSTANCES,
                    live -> live.status("UpdateRollbackFailed"),
                    "W-L04 endpointName: the endpoint orders could neither be updated nor rolled back. Repair the endpoint"
                            + " in SageMaker."),
            objection(
                    INSTANCES,
                    live -> live.status("Hibernating"),
                    "W-L04 endpointName: the endpoint orders is in the status Hibernating, which this version of stepscale"
                            + " does not know. Check in SageMaker whether it can be scaled."),
            objection(
                    INSTANCES,
                    live -> live.serverless(5, 1),
                    "E-L05 inferenceType: the variant AllTraffic is serverless, and the descriptor says real-time: it has"
                            + " no instances to scale. Write inferenceType: serverless."),
            objection(
                    SERVERLESS,
                    live -> live,
                    "E-L05 inferenceType: the variant AllTraffic is real-time, and the descriptor says serverless: it has"
                            + " no units to scale. Remove inferenceType."),
            objection(
                    INSTANCES,
                    live -> live.async(),
                    "E-L05 inferenceType: the endpoint orders is asynchronous, and the descriptor says real-time: it does"
                            + " not publish InvocationsPerInstance. Write inferenceType: async."),
            objection(
                    CPU,
                    live -> live.async(),
                    "W-L05 inferenceType: the endpoint orders is asynchronous, and the descriptor says real-time. Write"
                            + " inferenceType: async."),
            objection(
                    QUEUE,
                    live -> live,
                    "E-L05 inferenceType: the endpoint orders is real-time, and the descriptor says asynchronous: it does"
                            + " not publish ApproximateBacklogSizePerInstance. Remove inferenceType."),
            objection(
                    SERVERLESS,
                    live -> live.serverless(8, 0),
                    "E-L12 variantName: the serverless variant AllTraffic has no provisioned concurrency, so there is"
                            + " nothing to scale. Set ProvisionedConcurrency in the endpoint configuration, and update the"
                            + " endpoint first."),
            objection(
                    INSTANCES,
                    live -> live.type("ml.t2.medium"),
                    "E-M03 variantName: the variant runs on ml.t2.medium, a burstable type: Application Auto Scaling"
                            + " refuses to register it. Choose another instance type in the endpoint configuration."),
            objection(
                    INSTANCES,
                    live -> live.type("ml.t3.medium"),
                    "W-M03 variantName: the variant runs on ml.t3.medium, a burstable type: Application Auto Scaling may"
                            + " refuse to register it. Choose another instance type in the endpoint configuration."),
            objection(
                    INSTANCES,
                    live -> live.pools("ml.g5.xlarge", "ml.g6.xlarge", "ml.g5.2xlarge"),
                    "W-L09 variantName: the variant AllTraffic has instance pools of ml.g5.xlarge, ml.g6.xlarge and"
                            + " ml.g5.2xlarge: the capacity counts them alike, whatever each can serve. Choose the steps for"
                            + " the weakest type, or weigh the types with metric.weights."),
            objection(
                    WEIGHTED,
                    live -> live.pools("ml.g5.xlarge", "ml.g6.xlarge", "ml.g5.2xlarge"),
                    "W-L09 metric.weights: the variant AllTraffic has instance pools of ml.g5.xlarge, ml.g6.xlarge and"
                            + " ml.g5.2xlarge, and the metric does not count ml.g5.2xlarge. Give each type a weight."),
            objection(
                    INSTANCES,
                    live -> live.managed(1, 4),
                    "W-L06 variantName: SageMaker manages the instances of the variant AllTraffic for its inference"
                            + " components: a policy on the variant works against that. Scale the components: write"
                            + " inferenceComponentName in place of variantName."),
            objection(
                    COPIES,
                    live -> live.managed(1, 3),
                    "W-L07 minCapacity: with no copy left, 1 instance stays: that is MinInstanceCount of the variant's"
                            + " ManagedInstanceScaling. Set MinInstanceCount to 0 in the endpoint configuration, if nothing"
                            + " should run then.|I-L07 maxCapacity: 8 copies share at most 3 instances (MaxInstanceCount): 3"
                            + " have to fit on one. Raise MaxInstanceCount in the endpoint configuration, unless they fit."),
            objection(
                    INSTANCES,
                    live -> live.reservation(3, 1, 2),
                    "W-L08 maxCapacity: 4 can never be reached: the variant starts instances only from a reservation of 3"
                            + " instances. Lower it, or enlarge the reservation."),
            objection(
                    INSTANCES,
                    live -> live.reservation(4, 1, 2),
                    "W-L08 maxCapacity: 4 cannot be reached at present: other endpoints use the reservation too, and leave"
                            + " 3 instances to this one. Lower it, or enlarge the reservation."),
            objection(
                    SCHEDULED,
                    live -> live.reservation(8, 8, 0),
                    "W-L08 schedules[0].maxCapacity: 9 can never be reached: the variant starts instances only from a"
                            + " reservation of 8 instances. Lower it, or enlarge the reservation."),
            objection(
                    SERVERLESS,
                    live -> live.serverless(3, 1),
                    "W-L08 maxCapacity: 4 is above MaxConcurrency 3 of the serverless variant: provisioned concurrency"
                            + " cannot exceed it. Lower it, or raise MaxConcurrency in the endpoint configuration."),
            objection(
                    CPU,
                    live -> live.metrics(300, false),
                    "W-L10 metric.period: the endpoint publishes CPUUtilization every 300 s, and the period is 60 s: most"
                            + " periods have no datapoint. Write period: 300, or lower MetricPublishFrequencyInSeconds of the"
                            + " endpoint."),
            objection(
                    INSTANCES,
                    live -> live.metrics(120, true),
                    "W-L10 metric.period: the endpoint publishes InvocationsPerInstance every 120 s, and the period is 60"
                            + " s: most periods have no datapoint. Write period: 120, or lower"
                            + " MetricPublishFrequencyInSeconds of the endpoint."),
            objection(
                    INSTANCES,
                    live -> live.instances(9),
                    "W-L11 maxCapacity: the present capacity is 9 instances, above maxCapacity 4: the deployment removes 5"
                            + " instances at once. Raise maxCapacity, if they are needed."),
            objection(
                    INSTANCES,
                    live -> live.instances(0),
                    "I-L11 minCapacity: the present capacity is 0 instances, below minCapacity 1: the deployment adds 1"
                            + " instance at once. Nothing, if intended."),
            objection(
                    COPIES,
                    live -> live.component("InService", "orders", 9).managed(0, 8),
                    "W-L11 maxCapacity: the present capacity is 9 copies, above maxCapacity 8: the deployment removes 1"
                            + " copy at once. Raise maxCapacity, if they are needed."),
            objection(
                    SERVERLESS,
                    live -> live.serverless(20, 6),
                    "W-L11 maxCapacity: the present capacity is 6 units, above maxCapacity 4: the deployment removes 2"
                            + " units at once. Raise maxCapacity, if they are needed."));

    private static ScalingPlan plan(String descriptor) {
        return DeployFixture.checked(descriptor).plan();
    }

    private static List<Finding> findings(String descriptor, UnaryOperator<LiveTargetBuilder> change) {
        ScalingPlan plan = plan(descriptor);
        LiveTarget live = change.apply(new LiveTargetBuilder(plan)).build();
        return PreflightChecks.findings(plan, live, PLACE, true);
    }

    private static List<Finding> missing(String descriptor, String... existing) {
        ScalingPlan plan = plan(descriptor);
        LiveTarget live = new LiveTarget(
                plan.scaling().target(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(existing));
        return PreflightChecks.findings(plan, live, PLACE, true);
    }

    static Stream<Arguments> objections() {
        return OBJECTIONS.stream()
                .map(objection -> Arguments.of(objection.descriptor(), objection.change(), objection.expected()));
    }

    @ParameterizedTest
    @MethodSource("objections")
    void objectsToOneThing(String descriptor, UnaryOperator<LiveTargetBuilder> change, String expected) {
        assertThat(findings(descriptor, change).stream().map(Finding::toString).collect(Collectors.joining("|")))
                .isEqualTo(expected);
    }

    @Test
    void objectsToNothingThatFits() {
        assertThat(findings(INSTANCES, live -> live)).isEmpty();
        assertThat(findings(INSTANCES, live -> live.instances(1))).isEmpty();
        assertThat(findings(INSTANCES, live -> live.instances(4))).isEmpty();
        assertThat(findings(INSTANCES, live -> live.reservation(4, 2, 2))).isEmpty();
        assertThat(findings(INSTANCES, live -> live.pools("ml.m5.large"))).isEmpty();
        assertThat(findings(WEIGHTED, live -> live.pools("ml.g5.xlarge", "ml.g6.xlarge")))
                .isEmpty();
        assertThat(findings(INSTANCES, live -> live.metrics(300, false))).isEmpty();
        assertThat(findings(CPU, live -> live.metrics(60, true))).isEmpty();
        assertThat(findings(CPU, live -> live.metrics(10, false))).isEmpty();
        assertThat(findings(QUEUE, live -> live.async().instances(0))).isEmpty();
        assertThat(findings(SERVERLESS, live -> live.serverless(4, 1))).isEmpty();
        assertThat(findings(COPIES, live -> live.managed(0, 8))).isEmpty();
    }

    /** The metric of 10 s has an interval of its own, and that of another endpoint is none of this one's business. */
    @Test
    void aFrequencyBelongsToTheMetricsOfThisEndpointAlone() {
        String concurrency =
                "endpointName: orders\nminCapacity: 1\nmaxCapacity: 4\nmetric: ConcurrentRequestsPerModel" + STEPS;
        String other = """
                endpointName: orders
                minCapacity: 1
                maxCapacity: 4
                allow: [all]
                metric:
                  namespace: /aws/sagemaker/Endpoints
                  name: CPUUtilization
                  statistic: Average
                  dimensions: { EndpointName: returns, VariantName: AllTraffic }
                """ + STEPS.substring(1);

        assertThat(findings(concurrency, live -> live.metrics(300, true))).isEmpty();
        assertThat(findings(other, live -> live.metrics(300, true))).isEmpty();
    }

    @Test
    void aRangeThatIsNotRegisteredAnewMovesNothing() {
        ScalingPlan plan = plan(INSTANCES);
        LiveTarget live = new LiveTargetBuilder(plan).instances(9).build();

        assertThat(PreflightChecks.findings(plan, live, PLACE, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Orders | Write Orders: upper and lower case count
            order  | Did you mean order?
            taxes  | Create the endpoint first, or correct the name, the account or the Region
            """)
    void aMissingEndpointComesWithASimilarName(String existing, String fix) {
        assertThat(missing(INSTANCES, existing)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("E-C06");
            assertThat(finding.path()).isEqualTo("endpointName");
            assertThat(finding.sentence())
                    .isEqualTo("there is no endpoint orders in account 123456789012, Region eu-central-1");
            assertThat(finding.fix()).isEqualTo(fix);
        });
    }

    @Test
    void aMissingComponentIsNamedByItsOwnKey() {
        assertThat(missing(COPIES, "Summaries"))
                .singleElement()
                .hasToString("E-C06 inferenceComponentName: there is no inference component summaries in account"
                        + " 123456789012, Region eu-central-1. Write Summaries: upper and lower case count.");
    }

    private static Optional<Finding> quota(String descriptor, double value) {
        return QuotaCheck.finding(
                plan(descriptor), new Quota("ml.m5.large for endpoint usage", BigDecimal.valueOf(value)));
    }

    @Test
    void aQuotaBelowTheLargestMaximumIsNamed() {
        assertThat(quota(INSTANCES, 4.0)).isEmpty();
        assertThat(quota(INSTANCES, 3.0).map(Finding::toString))
                .contains(
                        "W-M11 maxCapacity: 4 is above the account's quota 3 (ml.m5.large for endpoint usage), which all"
                                + " endpoints of the Region share. Request a higher quota in Service Quotas, or lower it.");
        assertThat(quota(SCHEDULED, 8.0).map(Finding::path)).contains("schedules[0].maxCapacity");
        assertThat(quota(SCHEDULED, 9.0)).isEmpty();
    }

    @Test
    void aQuotaCountsOnlyWhereItAloneLimitsTheInstances() {
        LiveTargetBuilder instances = new LiveTargetBuilder(plan(INSTANCES));
        assertThat(QuotaCheck.instanceType(instances.build())).contains("ml.m5.large");
        assertThat(QuotaCheck.instanceType(instances.reservation(9, 9, 0).build()))
                .isEmpty();
        assertThat(QuotaCheck.instanceType(new LiveTargetBuilder(plan(INSTANCES))
                        .pools("ml.g5.xlarge", "ml.g6.xlarge")
                        .build()))
                .isEmpty();
        assertThat(QuotaCheck.instanceType(new LiveTargetBuilder(plan(COPIES)).build()))
                .isEmpty();
    }

    private static Policy policy(String type, String name) {
        return new Policy(
                name,
                "arn",
                type,
                List.of(),
                "",
                "",
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty());
    }

    @Test
    void targetTrackingOnTheSameTargetIsNamed() {
        assertThat(TargetTrackingCheck.finding(plan(INSTANCES), List.of(policy("StepScaling", "a"))))
                .isEmpty();
        assertThat(TargetTrackingCheck.finding(
                                plan(INSTANCES),
                                List.of(policy("TargetTrackingScaling", "a"), policy("TargetTrackingScaling", "b")))
                        .map(Finding::toString))
                .contains(
                        "W-M12 the target has the target tracking policies a and b, which can work against a scale-in by"
                                + " steps. Delete what this stack replaces, or use steps for scale-out only.");
    }

    @Test
    void stepsOnTheTargetOfTargetTrackingAreNamed() {
        ScalingPlan tracking = plan(
                "endpointName: orders\nminCapacity: 1\nmaxCapacity: 3\nlayout: tracking\ntracking: { target: 5 }\n");

        assertThat(TargetTrackingCheck.finding(tracking, List.of(policy("TargetTrackingScaling", "a"))))
                .isEmpty();
        assertThat(TargetTrackingCheck.finding(tracking, List.of(policy("StepScaling", "a")))
                        .map(Finding::toString))
                .contains("W-M12 the target has the step scaling policy a, which can work against the target tracking"
                        + " of this stack. Delete what this stack replaces.");
    }

    /** The catalogue and the checks name the same codes; a stopped error may become a warning. */
    @Test
    void theCatalogueKnowsEveryCodeAndNoOther() {
        Set<String> found = OBJECTIONS.stream()
                .flatMap(objection -> findings(objection.descriptor(), objection.change()).stream())
                .map(Finding::code)
                .collect(Collectors.toCollection(TreeSet::new));
        found.add(missing(INSTANCES).get(0).code());
        found.add(quota(INSTANCES, 0).orElseThrow().code());
        found.add(TargetTrackingCheck.finding(plan(INSTANCES), List.of(policy("TargetTrackingScaling", "a")))
                .orElseThrow()
                .code());
        found.addAll(found.stream().map(code -> code.replace("E-", "W-")).toList());

        assertThat(found)
                .isEqualTo(FindingCatalog.entries().stream()
                        .filter(entry -> entry.detected().contains(DetectedWhen.LIVE))
                        .map(CatalogEntry::codes)
                        .flatMap(List::stream)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
