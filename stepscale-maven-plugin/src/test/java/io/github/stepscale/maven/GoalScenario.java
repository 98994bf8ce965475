package io.github.stepscale.maven;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.operation.ExistingScaling;
import io.github.stepscale.scripted.Alarms.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of a goal whose requests count for the permissions of the goal.
 *
 * @param goal its name on the page
 * @param title what it finds
 * @param condition what is written for it or given; empty where every run may find it
 * @param before what happened before
 * @param run the run itself
 */
record GoalScenario(String goal, String title, String condition, Step before, Step run) {

    /** A part of a scenario. */
    @FunctionalInterface
    interface Step {
        void on(ScenarioStage stage) throws Exception;
    }

    private static final Step NOTHING = stage -> {};
    private static final Step DEPLOYED = stage -> stage.run("deploy");
    private static final Step CHANGED = deployedAnd(
            stage -> stage.goals.describe(MojoFixture.SPLIT.replace("lower: 50, change: +1", "lower: 50, change: +2")));

    static final List<GoalScenario> ALL = Stream.of(ofGoals(), ofPreflight("deploy"), ofPreflight("dry run"))
            .flatMap(List::stream)
            .toList();

    private static List<GoalScenario> ofGoals() {
        return List.of(
                always("deploy", "a new stack", NOTHING),
                always("deploy", "nothing to change", DEPLOYED),
                always("deploy", "a change", CHANGED),
                given("deploy", "the creation failed before", GoalScenario::failCreation, DEPLOYED),
                given(
                        "deploy",
                        "a change set that fails",
                        stage -> stage.aws.script().changeSetsFail("no"),
                        run("deploy")),
                given("deploy", "a hook objects", GoalScenario::hook, DEPLOYED),
                given(
                        "deploy",
                        "`stepscale.continueRollback`",
                        left("UPDATE_ROLLBACK_FAILED"),
                        GoalScenario::continueRollback),
                given("deploy", "`stepscale.continueRollback`", left("UPDATE_FAILED"), GoalScenario::continueRollback),
                given("deploy", "`stepscale.terminationProtection`", NOTHING, GoalScenario::protect),
                given("deploy", "`stepscale.changeSet`", NOTHING, GoalScenario::keepAndExecute),
                given("deploy", "only the text of the template differs", GoalScenario::rewriteTemplate, DEPLOYED),
                given("deploy", "`stepscale.repair`", GoalScenario::editByHand, GoalScenario::repair),
                given("deploy", "`stepscale.repair`", GoalScenario::removePolicy, GoalScenario::repair),
                always("dry run", "a new stack", NOTHING),
                always("dry run", "nothing to change", DEPLOYED),
                always("dry run", "a change", CHANGED),
                always("status", "a stack", DEPLOYED),
                given("status", "an inference component", component(), stage -> stage.run("status")),
                always("delete", "a stack", DEPLOYED),
                given("delete", "a hook objects", DEPLOYED, GoalScenario::failDeletion),
                always("explain", "a stack", DEPLOYED),
                given("explain", "an inference component", component(), stage -> stage.run("explain")),
                given("explain", "a `service`", GoalScenario::describeService, stage -> stage.run("explain")),
                always("drill", "a stack", DEPLOYED),
                given("drill", "an inference component", component(), stage -> stage.run("drill")),
                always("record", "a stack that has scaled", GoalScenario::scale),
                given("record", "an inference component", GoalScenario::invokeComponent, stage -> stage.run("record")),
                always("load", "a stack", DEPLOYED),
                given("load", "an inference component", component(), stage -> stage.run("load")),
                given(
                        "load",
                        "an asynchronous endpoint",
                        GoalScenario::beAsynchronous,
                        GoalScenario::loadAsynchronously),
                new GoalScenario("calibrate", "a stack", "", DEPLOYED, ScenarioStage::calibrate),
                given("calibrate", "an inference component", component(), ScenarioStage::calibrate),
                always("import", "a target", DEPLOYED),
                new GoalScenario("import", "all targets", "", DEPLOYED, GoalScenario::importAll),
                given("import", "`stepscale.import.adopt`", GoalScenario::scaleByHand, GoalScenario::adopt),
                given("import", "`stepscale.import.adopt`", GoalScenario::adoptByHand, GoalScenario::adopt),
                always("stack set", "a new stack set", NOTHING),
                always("stack set", "nothing to change", stage -> stage.run("stack set")),
                always("stack set", "a change", stage -> {
                    stage.run("stack set");
                    stage.goals.describe(MojoFixture.SPLIT.replace("change: +1", "change: +2"));
                }));
    }

    private static List<GoalScenario> ofPreflight(String goal) {
        return List.of(
                given(
                        goal,
                        "an inference component",
                        stage -> stage.goals.describe(ScenarioStage.COMPONENT),
                        run(goal)),
                given(goal, "a quota that was never raised", GoalScenario::neverRaise, run(goal)),
                given(goal, "a new instance type", stage -> stage.instances("ml.x9.large"), run(goal)),
                given(
                        goal,
                        "an unknown endpoint",
                        stage -> stage.aws.sageMaker().removeEndpoint("orders"),
                        run(goal)),
                given(
                        goal,
                        "an unknown inference component",
                        stage -> stage.goals.describe(ScenarioStage.COMPONENT.replace("summarizer", "translator")),
                        run(goal)));
    }

    private static Step run(String goal) {
        return stage -> stage.attempt(goal);
    }

    private static void neverRaise(ScenarioStage stage) {
        stage.instances("ml.g6.xlarge");
        stage.aws.quotas().byDefault("L-D470D954", "ml.g6.xlarge for endpoint usage", 20);
    }

    private static GoalScenario always(String goal, String title, Step before) {
        return new GoalScenario(goal, title, "", before, stage -> stage.run(goal));
    }

    private static GoalScenario given(String goal, String condition, Step before, Step run) {
        return new GoalScenario(goal, condition, condition, before, run);
    }

    private static Step deployedAnd(Step then) {
        return stage -> {
            stage.run("deploy");
            then.on(stage);
        };
    }

    private static Step left(String status) {
        return deployedAnd(stage -> {
            stage.aws.happen("orders-scaling", Duration.ZERO, "orders-scaling", status, "");
            Thread.sleep(20);
        });
    }

    private static Step component() {
        return stage -> {
            stage.goals.describe(ScenarioStage.COMPONENT);
            stage.run("deploy");
        };
    }

    private static void failCreation(ScenarioStage stage) {
        stage.aws.script().failing("ScalableTarget", "not now");
        try {
            DeployMojo deploy = stage.goals.deploy();
            deploy.onFailure = "rollback";
            deploy.execute();
        } catch (Exception failed) {
            stage.aws.script().healed("ScalableTarget");
        }
    }

    /** A warning, with which the deployment goes on. */
    private static void hook(ScenarioStage stage) {
        stage.aws.script().hookFinds(false, "Acme::Tags::Hook", "Tags are missing", "Add one", "");
    }

    private static void failDeletion(ScenarioStage stage) throws Exception {
        stage.aws.script().hookRefusesDeletion("ScaleInAlarm", "Acme::Alarms::Hook", "Not at night", "Wait", "");
        try {
            stage.run("delete");
        } catch (Exception failed) {
            stage.aws.script().nothingIsWrong();
        }
    }

    private static void continueRollback(ScenarioStage stage) throws Exception {
        DeployMojo deploy = stage.goals.deploy();
        deploy.continueRollback = true;
        deploy.execute();
    }

    private static void protect(ScenarioStage stage) throws Exception {
        DeployMojo deploy = stage.goals.deploy();
        deploy.terminationProtection = true;
        deploy.execute();
    }

    /** One edit for each way to repair in place. */
    private static void editByHand(ScenarioStage stage) throws Exception {
        stage.run("deploy");
        ObjectNode policy = stage.aws.scaling().policy("orders-scaling-ScaleOut");
        ((ObjectNode) policy.path("StepScalingPolicyConfiguration")).put("Cooldown", 10);
        stage.aws.scaling().putPolicy(policy);
        ObjectNode target = policy.deepCopy().retain("ResourceId", "ScalableDimension", "ServiceNamespace");
        target.put("MaxCapacity", 40).putObject("SuspendedState").put("DynamicScalingInSuspended", true);
        stage.aws.scaling().putTarget(target);
        String alarm = stage.aws.alarms().names().get(0);
        stage.aws.alarms().putAlarm(stage.aws.alarms().alarm(alarm).put("ActionsEnabled", false));
        Thread.sleep(20);
    }

    private static void rewriteTemplate(ScenarioStage stage) throws Exception {
        stage.run("deploy");
        stage.aws.overwriteStackTemplate("orders-scaling", "# Edited\n" + stage.aws.templateOf("orders-scaling"));
    }

    private static void removePolicy(ScenarioStage stage) throws Exception {
        stage.run("deploy");
        stage.aws.scaling().removePolicy("orders-scaling-ScaleOut");
        Thread.sleep(20);
    }

    private static void repair(ScenarioStage stage) throws Exception {
        DeployMojo deploy = stage.goals.deploy();
        deploy.repair = true;
        deploy.execute();
    }

    private static void importAll(ScenarioStage stage) throws Exception {
        ImportMojo all = stage.goals.importing();
        all.importAll = true;
        all.execute();
    }

    private static void keepAndExecute(ScenarioStage stage) throws Exception {
        for (String changeSet : List.of("keep:monday", "execute:monday")) {
            DeployMojo deploy = stage.goals.deploy();
            deploy.changeSet = changeSet;
            deploy.execute();
        }
    }

    /** What belongs to no stack. */
    private static void scaleByHand(ScenarioStage stage) {
        ExistingScaling.make(stage.aws, ExistingScaling.stack());
    }

    private static void adoptByHand(ScenarioStage stage) throws Exception {
        scaleByHand(stage);
        adopt(stage);
    }

    private static void adopt(ScenarioStage stage) throws Exception {
        ImportMojo adopt = stage.goals.importing();
        adopt.importAdopt = true;
        adopt.importExecute = true;
        adopt.execute();
    }

    private static void invokeComponent(ScenarioStage stage) throws Exception {
        invoke(stage);
        component().on(stage);
    }

    private static void invoke(ScenarioStage stage) {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(600);
        stage.aws.alarms().metricValues("Invocations", List.of(new Value(minute, 42)));
    }

    private static void scale(ScenarioStage stage) throws Exception {
        invoke(stage);
        stage.run("deploy");
        stage.run("drill");
    }

    private static void describeService(ScenarioStage stage) throws Exception {
        stage.goals.describe(MojoFixture.SPLIT + """
                service:
                  requestsPerInstance: 60
                  model: { workers: 2, serviceTime: 500ms }
                """);
        stage.run("deploy");
    }

    private static void beAsynchronous(ScenarioStage stage) throws Exception {
        stage.goals.describe(MojoFixture.SPLIT
                .replace("layout: split", "inferenceType: async\nlayout: split")
                .replace("steps:", "metric: ApproximateBacklogSizePerInstance\nsteps:"));
    }

    private static void loadAsynchronously(ScenarioStage stage) throws Exception {
        LoadMojo load = stage.goals.load(stage.model.address());
        load.inputLocation = List.of("s3://bucket/a.json");
        load.execute();
    }
}
