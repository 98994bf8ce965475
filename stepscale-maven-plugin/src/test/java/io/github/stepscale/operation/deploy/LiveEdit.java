package io.github.stepscale.operation.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.shared.CanonicalJson;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.function.Consumer;

/** An edit by hand of what a stack deployed: one for each kind of difference that status knows. */
enum LiveEdit {
    RANGE("ScalableTarget: maxCapacity: 10 -> 40", stage -> putTarget(stage, target().put("MaxCapacity", 40))),
    SUSPENSION("ScalableTarget: scale-in suspended: false -> true", stage -> {
        ObjectNode target = target();
        target.putObject("SuspendedState").put("DynamicScalingInSuspended", true);
        putTarget(stage, target);
    }),
    STEP(
            "ScaleOutPolicy: above 900: +2 -> +5",
            stage -> editPolicy(
                    stage,
                    configuration ->
                            ((ObjectNode) configuration.path("StepAdjustments").path(1)).put("ScalingAdjustment", 5))),
    COOLDOWN(
            "ScaleOutPolicy: cooldown: 120 -> 10",
            stage -> editPolicy(stage, configuration -> configuration.put("Cooldown", 10))),
    MAGNITUDE(
            "ScaleOutPolicy: minAdjustmentMagnitude: none -> 2",
            stage -> editPolicy(stage, configuration -> configuration.put("MinAdjustmentMagnitude", 2))),
    THRESHOLD("ScaleOutAlarm: threshold: 600 -> 700", stage -> editOut(stage, alarm -> alarm.put("Threshold", 700))),
    PERIODS(
            "ScaleOutAlarm: evaluationPeriods: 1 -> 3",
            stage -> editOut(stage, alarm -> alarm.put("EvaluationPeriods", 3))),
    MISSING_DATA(
            "ScaleOutAlarm: treatMissingData: notBreaching -> breaching",
            stage -> editOut(stage, alarm -> alarm.put("TreatMissingData", "breaching"))),
    METRIC(
            "ScaleOutAlarm: metric: InvocationsPerInstance -> Invocations",
            stage -> editOut(stage, alarm -> alarm.put("MetricName", "Invocations"))),
    NAMESPACE(
            "ScaleOutAlarm: namespace: AWS/SageMaker -> Shop",
            stage -> editOut(stage, alarm -> alarm.put("Namespace", "Shop"))),
    STATISTIC(
            "ScaleOutAlarm: statistic: Sum -> Average",
            stage -> editOut(stage, alarm -> alarm.put("Statistic", "Average"))),
    METRIC_PERIOD("ScaleOutAlarm: period: 60 s -> 300 s", stage -> editOut(stage, alarm -> alarm.put("Period", 300))),
    DIMENSIONS(
            "ScaleOutAlarm: dimensions: EndpointName=orders, VariantName=AllTraffic -> EndpointName=returns,"
                    + " VariantName=AllTraffic",
            stage -> editOut(
                    stage, alarm -> ((ObjectNode) alarm.path("Dimensions").path(0)).put("Value", "returns"))),
    UNIT("ScaleOutAlarm: unit: any -> Count", stage -> editOut(stage, alarm -> alarm.put("Unit", "Count"))),
    EXPRESSION(
            "ScaleInAlarm: query e1, expression: FILL(m1, 0) -> FILL(m1, 9)",
            stage -> editIn(
                    stage, alarm -> ((ObjectNode) alarm.path("Metrics").path(1)).put("Expression", "FILL(m1, 9)"))),
    INPUT(
            "ScaleInAlarm: query m1, statistic: Sum -> Maximum",
            stage -> editIn(
                    stage,
                    alarm -> ((ObjectNode) alarm.path("Metrics").path(0).path("MetricStat")).put("Stat", "Maximum"))),
    NO_ACTION(
            "ScaleInAlarm: it does not run the policy",
            stage -> editIn(stage, alarm -> alarm.putArray("AlarmActions"))),
    OTHER_ACTION(
            "ScaleInAlarm: it also runs arn:aws:sns:eu-central-1:123456789012:pager",
            stage -> editIn(
                    stage,
                    alarm -> alarm.withArray("AlarmActions").add("arn:aws:sns:eu-central-1:123456789012:pager"))),
    DISABLED(
            "ScaleInAlarm: its actions are disabled",
            stage -> editIn(stage, alarm -> alarm.put("ActionsEnabled", false))),
    NO_ALARM("ScaleOutAlarm: does not exist", stage -> stage.server.alarms().removeAlarm(id(stage, "ScaleOutAlarm"))),
    NO_SCHEDULE(
            "Schedules: night: does not exist", stage -> stage.server.scaling().removeSchedule(schedule())),
    SCHEDULE(
            "Schedules: night, schedule: cron(0 22 ? * MON-FRI *) -> cron(0 23 ? * MON-FRI *)",
            stage -> stage.server.scaling().putSchedule(schedule().put("Schedule", "cron(0 23 ? * MON-FRI *)"))),
    NO_TARGET(
            "ScalableTarget: not registered; Schedules: night: does not exist; ScaleOutPolicy: does not exist;"
                    + " ScaleInPolicy: does not exist",
            stage -> stage.server.scaling().forget(DeployFixtureNames.RESOURCE)),
    NO_POLICY("ScaleOutPolicy: does not exist", stage -> stage.server.scaling().removePolicy("scaling-ScaleOut")),
    OTHER_POLICY(
            "ScaleOutPolicy: deleted and created again without CloudFormation, so that its ARN is another;"
                    + " ScaleOutAlarm: it does not run the policy",
            stage -> {
                ObjectNode policy = stage.server.scaling().policy("scaling-ScaleOut");
                policy.remove("PolicyARN");
                stage.server.scaling().removePolicy("scaling-ScaleOut");
                stage.server.scaling().putPolicy(policy);
            });

    /** The names of the fixture's target. */
    private static final class DeployFixtureNames {
        static final String RESOURCE = "endpoint/orders/variant/AllTraffic";
    }

    private final String difference;
    private final Consumer<DeployFixture> work;

    LiveEdit(String difference, Consumer<DeployFixture> work) {
        this.difference = difference;
        this.work = work;
    }

    /** The policy of the fixture, and a schedule. */
    static SynthesizedStack stack(String topChange) {
        return DeployFixture.checked(DeployFixture.descriptor(10, topChange) + """
                schedules:
                  - name: night
                    schedule: cron(0 22 ? * MON-FRI *)
                    minCapacity: 1
                    maxCapacity: 2
                """);
    }

    /** How status and deploy write it. */
    String difference() {
        return difference;
    }

    /** Whether only a new stack brings back what is gone. */
    boolean needsNewStack() {
        return switch (this) {
            case NO_TARGET, NO_POLICY, OTHER_POLICY, UNIT -> true;
            default -> false;
        };
    }

    /** Edits, a second after what was done before and a second before what comes. */
    void in(DeployFixture stage) {
        stage.clock.advance(Duration.ofSeconds(1));
        work.accept(stage);
        stage.clock.advance(Duration.ofSeconds(1));
    }

    private static String id(DeployFixture stage, String logicalId) {
        return stage.physicalIds().get(logicalId);
    }

    private static void editOut(DeployFixture stage, Consumer<ObjectNode> edit) {
        editAlarm(stage, "ScaleOutAlarm", edit);
    }

    private static void editIn(DeployFixture stage, Consumer<ObjectNode> edit) {
        editAlarm(stage, "ScaleInAlarm", edit);
    }

    private static void editAlarm(DeployFixture stage, String logicalId, Consumer<ObjectNode> edit) {
        ObjectNode alarm = stage.server.alarms().alarm(id(stage, logicalId));
        edit.accept(alarm);
        stage.server.alarms().putAlarm(alarm);
    }

    private static void editPolicy(DeployFixture stage, Consumer<ObjectNode> edit) {
        ObjectNode policy = stage.server.scaling().policy("scaling-ScaleOut");
        edit.accept((ObjectNode) policy.path("StepScalingPolicyConfiguration"));
        stage.server.scaling().putPolicy(policy);
    }

    private static void putTarget(DeployFixture stage, ObjectNode target) {
        stage.server.scaling().putTarget(target);
    }

    static ObjectNode target() {
        return CanonicalJson.object()
                .put("ResourceId", DeployFixtureNames.RESOURCE)
                .put("ScalableDimension", "sagemaker:variant:DesiredInstanceCount")
                .put("ServiceNamespace", "sagemaker");
    }

    static ObjectNode schedule() {
        ObjectNode schedule = target();
        schedule.put("ScheduledActionName", "night").put("Schedule", "cron(0 22 ? * MON-FRI *)");
        schedule.putObject("ScalableTargetAction").put("MinCapacity", 1).put("MaxCapacity", 2);
        return schedule;
    }
}
