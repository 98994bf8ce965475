package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of another account than the one that is expected: nothing else is asked, and nothing is sent to the model. */
class ExpectedAccountTest {
    private static final String OURS = "123456789012";
    private static final String OTHER = "210987654321";

    @TempDir
    Path module;

    private ScriptedAws aws;
    private ModelServer model;
    private MojoFixture goals;

    @BeforeEach
    void start() throws IOException {
        aws = ScriptedAws.quick();
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 1, 1);
        model = ModelServer.start();
        goals = new MojoFixture(module, aws.endpoint());
        goals.describe(MojoFixture.SINGLE);
        Files.writeString(module.resolve("body.json"), "{}");
    }

    @AfterEach
    void stop() throws IOException {
        model.close();
        aws.close();
    }

    private AbstractAwsMojo goal(String name, String expected) {
        AbstractAwsMojo goal = prepared(name);
        goal.expectedAccount = expected;
        return goal;
    }

    private AbstractAwsMojo prepared(String name) {
        return switch (name) {
            case "deploy" -> goals.deploy();
            case "dry run" -> dryRun();
            case "stack set" -> stackSet();
            case "delete" -> goals.delete(true);
            case "status" -> goals.status(false);
            case "explain" -> goals.explain();
            case "record" -> goals.record();
            case "drill" -> goals.drill(true);
            case "load" -> goals.load(model.address());
            default -> goals.calibrate(model.address());
        };
    }

    private DeployMojo dryRun() {
        DeployMojo deploy = goals.deploy();
        deploy.dryRun = true;
        return deploy;
    }

    private DeployMojo stackSet() {
        DeployMojo deploy = goals.deploy();
        deploy.stackSet = "orders";
        deploy.accounts = List.of("111111111111");
        deploy.regions = List.of("eu-central-1");
        deploy.permissionModel = "SELF_MANAGED";
        deploy.callAs = "SELF";
        return deploy;
    }

    private List<String> asked() {
        return aws.requests().stream().map(Request::action).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy",
                "dry run",
                "stack set",
                "delete",
                "status",
                "explain",
                "record",
                "drill",
                "load",
                "calibrate"
            })
    void anotherAccountIsAskedForItsNumberAndNothingElse(String name) {
        AbstractAwsMojo goal = goal(name, OTHER);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Cannot work in account 210987654321: the first credentials that the SDK's default chain"
                        + " found, environment first, are of account 123456789012. Nothing else was asked of AWS. Sign in"
                        + " to the account that is meant, name its profile with stepscale.profile, or correct"
                        + " stepscale.expectedAccount.");
        assertThat(asked()).containsExactly("GetCallerIdentity");
        assertThat(model.received()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "dry run", "stack set", "delete", "status"})
    void theRightAccountGoesOn(String name) throws Exception {
        goal(name, OURS).execute();

        assertThat(asked()).startsWith("GetCallerIdentity").hasSizeGreaterThan(1);
    }

    @Test
    void theRightAccountIsDrilledAndLoaded() throws Exception {
        aws.alarmsScale();
        goals.deploy().execute();
        goal("load", OURS).execute();
        goal("drill", OURS).execute();

        assertThat(model.received()).isPositive();
        assertThat(asked()).contains("SetAlarmState");
    }

    @Test
    void theRightAccountIsCalibrated() {
        CalibrateMojo calibrate = goals.calibrate(model.address());
        calibrate.expectedAccount = OURS;
        calibrate.confirm = false;

        assertThatThrownBy(calibrate::execute).hasMessageContaining("They bring its one instance to its limit.");
        assertThat(asked()).startsWith("GetCallerIdentity").contains("DescribeEndpoint");
    }

    @Test
    void noAccountIsAskedForWhereNoneIsExpected() throws Exception {
        goals.status(false).execute();

        assertThat(asked()).doesNotContain("GetCallerIdentity");
    }

    @Test
    void everyRegionIsAskedBeforeTheFirstStack() throws Exception {
        DeployMojo deploy = dryRun();
        deploy.regions = List.of("eu-central-1", "us-west-2");
        deploy.expectedAccount = OTHER;
        assertThatThrownBy(deploy::execute).hasMessageStartingWith("Cannot work in account 210987654321: ");
        assertThat(asked()).containsExactly("GetCallerIdentity");

        aws.reset();
        deploy.expectedAccount = OURS;
        deploy.execute();
        assertThat(aws.requests().subList(0, 2))
                .allSatisfy(request -> assertThat(request.action()).isEqualTo("GetCallerIdentity"));
        assertThat(aws.requests().subList(0, 2))
                .extracting(Request::region)
                .containsExactly("eu-central-1", "us-west-2");
    }

    @Test
    void theAccountIsThatOfTheAssumedRole() throws Exception {
        LoadMojo load = goals.load(model.address());
        load.roleArn = "arn:aws:iam::210987654321:role/load";
        load.expectedAccount = OURS;
        assertThatThrownBy(load::execute)
                .hasMessageStartingWith("Cannot work in account 123456789012: the credentials of the role"
                        + " arn:aws:iam::210987654321:role/load are of account 210987654321.");
        assertThat(asked()).containsExactly("AssumeRole", "GetCallerIdentity");
        assertThat(model.received()).isZero();

        load.expectedAccount = OTHER;
        load.execute();
        assertThat(model.received()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678901", "1234567890123", "1234-5678-9012", "production", "１２３４５６７８９０１２"})
    void anAccountHasTwelveDigits(String account) {
        assertThatThrownBy(() -> goal("delete", account).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("stepscale.expectedAccount is '" + account + "': an account id of 12 digits is allowed.");
        assertThat(asked()).isEmpty();
    }
}
