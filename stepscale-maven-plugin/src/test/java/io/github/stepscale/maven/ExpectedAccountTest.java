package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.scripted.Request;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With credentials of another account than the expected one, a goal asks for the account and does nothing else. */
class ExpectedAccountTest extends ScriptedModule {
    private static final String OURS = "123456789012";
    private static final String OTHER = "210987654321";

    @BeforeEach
    void prepare() {
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 1, 1);
    }

    private AbstractConnectedMojo goal(String name, String expected) {
        AbstractConnectedMojo goal = goal(name);
        goal.expectedAccount = expected;
        return goal;
    }

    private List<String> requestedActions() {
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
                "calibrate",
                "import"
            })
    void anotherAccountStopsTheGoalBeforeAnyOtherCall(String name) {
        AbstractConnectedMojo goal = goal(name, OTHER);

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Cannot work in account 210987654321: the first credentials that the SDK's default chain"
                        + " found, environment first, are of account 123456789012. No other request was sent. Sign"
                        + " in to the expected account, name its profile with stepscale.profile, or correct"
                        + " stepscale.expectedAccount.");
        assertThat(requestedActions()).containsExactly("GetCallerIdentity");
        assertThat(model.received()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "dry run", "stack set", "delete", "status"})
    void theExpectedAccountIsAccepted(String name) throws Exception {
        goal(name, OURS).execute();

        assertThat(requestedActions()).startsWith("GetCallerIdentity").hasSizeGreaterThan(1);
    }

    @Test
    void drillAndLoadAcceptTheExpectedAccount() throws Exception {
        aws.alarmsScale();
        goals.deploy().execute();
        goal("load", OURS).execute();
        goal("drill", OURS).execute();

        assertThat(model.received()).isPositive();
        assertThat(requestedActions()).contains("SetAlarmState");
    }

    @Test
    void calibrateAcceptsTheExpectedAccount() {
        CalibrateMojo calibrate = goals.calibrate(model.address());
        calibrate.expectedAccount = OURS;
        calibrate.confirm = false;

        assertThatThrownBy(calibrate::execute).hasMessageContaining("This brings its one instance to its limit.");
        assertThat(requestedActions()).startsWith("GetCallerIdentity").contains("DescribeEndpoint");
    }

    @Test
    void withoutAnExpectedAccountStsIsNotCalled() throws Exception {
        goals.status(false).execute();

        assertThat(requestedActions()).doesNotContain("GetCallerIdentity");
    }

    @Test
    void theAccountIsCheckedInEveryRegionBeforeTheFirstStack() throws Exception {
        DeployMojo deploy = dryRun();
        deploy.regions = List.of("eu-central-1", "us-west-2");
        deploy.expectedAccount = OTHER;
        assertThatThrownBy(deploy::execute).hasMessageStartingWith("Cannot work in account 210987654321: ");
        assertThat(requestedActions()).containsExactly("GetCallerIdentity");

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
    void theAccountOfAnAssumedRoleCounts() throws Exception {
        LoadMojo load = goals.load(model.address());
        load.roleArn = "arn:aws:iam::210987654321:role/load";
        load.expectedAccount = OURS;
        assertThatThrownBy(load::execute)
                .hasMessageStartingWith("Cannot work in account 123456789012: the credentials of the role"
                        + " arn:aws:iam::210987654321:role/load are of account 210987654321.");
        assertThat(requestedActions()).containsExactly("AssumeRole", "GetCallerIdentity");
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
        assertThat(requestedActions()).isEmpty();
    }
}
