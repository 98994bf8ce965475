package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stepscale.aws.AwsException.Kind;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.scripted.TestConnection;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The quota of an instance type: by its code where that is known, else by its name. */
class ServiceQuotasTest {
    private static final String KNOWN = "L-1928E07B";

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

    private Optional<Integer> value(String instanceType) {
        return aws.serviceQuotas()
                .ofEndpointInstances(instanceType)
                .map(quota -> quota.value().intValueExact());
    }

    private void requireActions(String... actions) {
        assertThat(server.requests()).extracting(Request::action).containsExactly(actions);
    }

    @Test
    void aKnownCodeTakesOneRequest() {
        server.quotas().applied(KNOWN, "ml.g5.xlarge for endpoint usage", 4.0);

        assertThat(value("ml.g5.xlarge")).contains(4);
        requireActions("GetServiceQuota");
        assertThat(server.requests().get(0).service()).isEqualTo("servicequotas");
        assertThat(server.requests().get(0).text("ServiceCode")).contains("sagemaker");
    }

    @Test
    void aQuotaThatWasNeverRaisedHasItsDefault() {
        server.quotas().byDefault(KNOWN, "ml.g5.xlarge for endpoint usage", 0.0);

        assertThat(value("ml.g5.xlarge")).contains(0);
        requireActions("GetServiceQuota", "GetAWSDefaultServiceQuota");
    }

    @Test
    void anUnknownTypeIsFoundByItsNameOnAnyPage() {
        for (int i = 0; i < 5; i++) {
            server.quotas().applied("L-" + i, "ml.m" + i + ".large for training job usage", i);
        }
        server.quotas().applied("L-9", "ml.m5.large for endpoint usage", 7.0);

        assertThat(value("ml.m5.large")).contains(7);
        requireActions("ListServiceQuotas", "ListServiceQuotas", "ListServiceQuotas");
    }

    @Test
    void aCodeOfAnotherQuotaIsNotBelieved() {
        server.quotas().applied(KNOWN, "ml.g5.xlarge for training job usage", 1.0);
        server.quotas().applied("L-9", "ml.g5.xlarge for endpoint usage", 7.0);

        assertThat(value("ml.g5.xlarge")).contains(7);
    }

    @Test
    void aTypeThatServiceQuotasDoesNotListHasNone() {
        assertThat(value("ml.new.large")).isEmpty();
        requireActions("ListServiceQuotas", "ListAWSDefaultServiceQuotas");
    }

    @Test
    void aMissingPermissionIsOne() {
        server.faultOn("GetServiceQuota", Fault.ACCESS_DENIED, 1);

        assertThatExceptionOfType(AwsException.class)
                .isThrownBy(() -> value("ml.g5.xlarge"))
                .satisfies(denied -> assertThat(denied.kind()).isEqualTo(Kind.ACCESS_DENIED));
    }
}
