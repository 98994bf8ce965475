package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.scripted.TestConnection;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the account of the caller from STS with one request. */
class CallerIdentityTest {
    private ScriptedAws server;
    private Aws aws;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedAws.quick();
        aws = TestConnection.to(server.endpoint());
    }

    @AfterEach
    void stop() {
        aws.close();
        server.close();
    }

    @Test
    void oneRequestReadsTheAccount() {
        assertThat(aws.account()).isEqualTo("123456789012");
        assertThat(server.requests()).extracting(Request::action).containsExactly("GetCallerIdentity");
        assertThat(server.requests()).extracting(Request::service).containsExactly("sts");
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "RESET", "ERROR_500", "ERROR_503", "THROTTLED", "MALFORMED", "LOST_ANSWER"})
    void aTransientFailureIsRetried(Fault fault) {
        server.faultOn("GetCallerIdentity", fault, 1);

        assertThat(aws.account()).isEqualTo("123456789012");
    }

    @Test
    void anUnexpectedAccountIsRefused() {
        Connection connection = Connection.standard()
                .withRegion("eu-central-1")
                .withEndpoint(server.endpoint())
                .withExpectedAccount("210987654321");

        assertThatExceptionOfType(AwsException.class)
                .isThrownBy(() -> Aws.connect(connection))
                .withMessage("Cannot work in account 210987654321: the first credentials that the SDK's default chain"
                        + " found, environment first, are of account 123456789012")
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(AwsException.Kind.WRONG_ACCOUNT));
        assertThat(server.requests()).extracting(Request::action).containsExactly("GetCallerIdentity");
        Aws.connect(connection.withExpectedAccount("123456789012")).close();
    }

    @Test
    void theMessageNamesTheSourceOfTheCredentials() {
        Connection connection = Connection.standard().withProfile("prod");
        assertThat(connection.credentials()).isEqualTo("the credentials of the profile prod");
        assertThat(connection.withRoleArn("arn:aws:iam::123456789012:role/a").credentials())
                .isEqualTo("the credentials of the role arn:aws:iam::123456789012:role/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "12345678901", "1234567890123", "12345678901x", " 123456789012"})
    void anExpectedAccountHasTwelveDigits(String account) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connection.standard().withExpectedAccount(account));
    }

    @Test
    void aRefusalIsAnAwsException() {
        server.faultOn("GetCallerIdentity", Fault.EXPIRED_TOKEN, Integer.MAX_VALUE);

        assertThatExceptionOfType(AwsException.class)
                .isThrownBy(aws::account)
                .withMessageStartingWith("Cannot read the account of the caller: ")
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(AwsException.Kind.EXPIRED_CREDENTIALS));
    }
}
