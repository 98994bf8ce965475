package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every goal reports all mistakes in its parameters together, before it reads a file or sends a request. */
class ParameterGoalsTest extends ScriptedModule {
    @ParameterizedTest
    @CsvSource({
        "deploy,    stepscale.dryrun,  true, stepscale.dryRun",
        "delete,    stepscale.confrim, true, stepscale.confirm",
        "drill,     stepscale.dryrun,  true, stepscale.dryRun",
        "status,    stepscale.regio,   a,    stepscale.region",
        "explain,   stepscale.sinc,    a,    stepscale.since",
        "record,    stepscale.sinc,    a,    stepscale.since",
        "load,      stepscale.load.maxrequest, 1, stepscale.load.maxRequests",
        "calibrate, stepscale.calibrate.latnecy, 1s, stepscale.calibrate.latency",
        "import,    stepscale.import.al, true, stepscale.import.all"
    })
    void aMisspeltNameStopsEveryGoalBeforeItReadsOrSendsAnything(String name, String given, String value, String meant)
            throws IOException {
        goals.describe("endpointName: [not, read]");
        AbstractConnectedMojo goal =
                new MavenRun("stepscale:" + name).typed(given, value).prepare(goal(name));

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "-D" + given + ": no goal of this plugin has such a parameter. Did you mean " + meant + "?");
        assertThat(aws.requests()).isEmpty();
        assertThat(goals.lines()).isEmpty();
    }

    @Test
    void aFlagThatIsNeitherTrueNorFalseStopsTheGoal() {
        DeployMojo goal = new MavenRun("stepscale:deploy")
                .typed("stepscale.dryRun", "yes")
                .prepare(goals.deploy());

        assertThatThrownBy(goal::execute).hasMessage("stepscale.dryRun is 'yes': true or false is allowed.");
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void aMisspeltSkipDoesNotSkip() {
        DeployMojo goal =
                new MavenRun("stepscale:deploy").typed("stepscale.Skip", "true").prepare(goals.deploy());
        assertThatThrownBy(goal::execute).hasMessageEndingWith("Did you mean stepscale.skip?");

        DeployMojo skipped = new MavenRun("stepscale:deploy")
                .typed("stepscale.dryrun", "true")
                .prepare(goals.deploy());
        skipped.skip = true;
        assertThatThrownBy(skipped::execute).hasMessageEndingWith("Did you mean stepscale.dryRun?");
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void validParametersAreAccepted() throws Exception {
        DeployMojo goal = new MavenRun("stepscale:deploy")
                .typed("stepscale.dryRun", "true")
                .typed("stepscale.region", "eu-central-1")
                .prepare(goals.deploy());
        goal.dryRun = true;
        goal.execute();

        assertThat(goals.lines()).contains("INFO A dry run: nothing was changed.");
    }

    @Test
    void outputsOfADeploymentAreNoMistakesForTheNextGoal() throws Exception {
        goals.describe(MojoFixture.SINGLE.replace("orders-scaling", "failOn"));
        MavenRun run = new MavenRun("stepscale:deploy", "stepscale:status");
        DeployMojo deploy = run.prepare(goals.deploy());
        deploy.execute();
        assertThat(run.project.getProperties().stringPropertyNames())
                .anyMatch(name -> name.startsWith("stepscale.failOn."));
        StatusMojo status = run.prepare(goals.status(false));
        status.setPluginContext(deploy.getPluginContext());
        status.execute();
    }

    static Stream<List<String>> everyGoalReportsAllMistakesTogether() {
        return Stream.of(
                List.of(
                        "deploy",
                        "-Dstepscale.dryrun: no goal",
                        "stepscale.failOn is 'info'",
                        "stepscale.region is 'frankfurt'",
                        "stepscale.endpoint is 'localhost'",
                        "stepscale.expectedAccount is '1234'",
                        "stepscale.changeSet is 'now'",
                        "stepscale.recreateFailed is 'perhaps'",
                        "stepscale.parallel is 'many'",
                        "stepscale.timeout is '30'"),
                List.of(
                        "delete",
                        "-Dstepscale.dryrun: no goal",
                        "stepscale.failOn is 'info'",
                        "stepscale.timeout is '30'"),
                List.of(
                        "drill",
                        "-Dstepscale.dryrun: no goal",
                        "stepscale.failOn is 'info'",
                        "stepscale.timeout is '30'"),
                List.of("explain", "-Dstepscale.dryrun: no goal", "stepscale.since is 'x'", "stepscale.until is 'y'"),
                List.of("record", "-Dstepscale.dryrun: no goal", "stepscale.since is 'x'", "stepscale.until is 'y'"),
                List.of(
                        "load",
                        "-Dstepscale.dryrun: no goal",
                        "stepscale.load.timeout is '30'",
                        "stepscale.load.maxInFlight is 'many'",
                        "stepscale.load.scale is 'x'",
                        "stepscale.load.maxDuration is 'long'",
                        "stepscale.load.maxRequests is 'many'"),
                List.of(
                        "calibrate",
                        "-Dstepscale.dryrun: no goal",
                        "stepscale.load.timeout is '30'",
                        "stepscale.load.maxInFlight is 'many'",
                        "stepscale.calibrate.latency is 'short'",
                        "stepscale.calibrate.growth is 'x'"));
    }

    @ParameterizedTest
    @MethodSource
    void everyGoalReportsAllMistakesTogether(List<String> expected) {
        String name = expected.get(0);
        AbstractConnectedMojo goal = new MavenRun("stepscale:" + name)
                .typed("stepscale.dryrun", "true")
                .prepare(goal(name));
        goal.failOn = "info";
        goal.region = "frankfurt";
        goal.endpoint = "localhost";
        goal.expectedAccount = "1234";
        setInvalidValues(goal);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .satisfies(failed -> assertThat(failed.getMessage().lines())
                        .hasSizeGreaterThan(3)
                        .doesNotHaveDuplicates()
                        .allMatch(line -> line.endsWith("is allowed.") || line.endsWith("?"))
                        .satisfies(lines -> expected.stream()
                                .skip(1)
                                .forEach(sentence -> assertThat(lines).anyMatch(line -> line.startsWith(sentence)))));
        assertThat(aws.requests()).isEmpty();
    }

    private static void setInvalidValues(AbstractConnectedMojo goal) {
        if (goal instanceof DeployMojo deploy) {
            deploy.changeSet = "now";
            deploy.recreateFailed = "perhaps";
            deploy.parallel = "many";
            deploy.timeout = "30";
        } else if (goal instanceof DeleteMojo delete) {
            delete.timeout = "30";
        } else if (goal instanceof DrillMojo drill) {
            drill.timeout = "30";
        } else if (goal instanceof ExplainMojo explain) {
            explain.since = "x";
            explain.until = "y";
        } else if (goal instanceof RecordMojo record) {
            record.since = "x";
            record.until = "y";
        } else if (goal instanceof AbstractLoadMojo load) {
            load.timeout = "30";
            load.maxInFlight = "many";
            setInvalidLoadValues(load);
        }
    }

    private static void setInvalidLoadValues(AbstractLoadMojo goal) {
        if (goal instanceof LoadMojo load) {
            load.scale = "x";
            load.maxDuration = "long";
            load.maxRequests = "many";
        } else if (goal instanceof CalibrateMojo calibrate) {
            calibrate.latency = "short";
            calibrate.growth = "x";
        }
    }

    @Test
    void mistakesOfAStackSetAreReportedTogether() {
        DeployMojo goal = goals.deploy();
        goal.stackSet = "orders";
        goal.permissionModel = "OURS";
        goal.callAs = "SELF";
        goal.failureTolerance = "-1";
        goal.changeSet = "keep";

        assertThatThrownBy(goal::execute)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "stepscale.failureTolerance is '-1': a whole number, 0 or more, is allowed.",
                        "stepscale.permissionModel is 'OURS': SELF_MANAGED or SERVICE_MANAGED is allowed.",
                        "stepscale.regions is missing. A stack set needs accounts or organizational units, and Regions.",
                        "Not for stack sets: stepscale.changeSet. Leave it out, or leave out stepscale.stackSet."));
    }
}
