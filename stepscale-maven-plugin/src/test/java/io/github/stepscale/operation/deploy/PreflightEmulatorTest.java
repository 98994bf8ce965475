package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepscale.Emulator;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.scripted.TestConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The preflight against endpoints of moto, an AWS emulator, where Python has it. */
@Tag("slow")
class PreflightEmulatorTest {
    private static final String ENDPOINT = """
            import boto3, sys
            url, name, kind = sys.argv[1:]
            sagemaker = boto3.client('sagemaker', endpoint_url=url, region_name='eu-central-1',
                                     aws_access_key_id='key', aws_secret_access_key='secret')
            sagemaker.create_model(ModelName=name, ExecutionRoleArn='arn:aws:iam::123456789012:role/r',
                                   PrimaryContainer={'Image': 'image'})
            sagemaker.create_endpoint_config(EndpointConfigName=name + '-config', ProductionVariants=[{
                'VariantName': 'AllTraffic', 'ModelName': name, 'InitialInstanceCount': 30, 'InstanceType': kind}])
            sagemaker.create_endpoint(EndpointName=name, EndpointConfigName=name + '-config')
            """;

    private final List<String> lines = new ArrayList<>();
    private Emulator moto;
    private Aws aws;

    @BeforeEach
    void start() throws Exception {
        moto = Emulator.start();
        aws = TestConnection.to(moto.endpoint(), Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        if (aws != null) {
            aws.close();
            moto.close();
        }
    }

    private void endpoint(String name, String instanceType) throws InterruptedException {
        assumeTrue(
                Emulator.succeeds("python3", "-c", ENDPOINT, moto.endpoint().toString(), name, instanceType),
                "skipped: Python has no boto3");
    }

    private Ending deploy() {
        return new Deploy(aws, lines::add)
                .run(DeployRequest.of(DeployFixture.stack()), DeployOptions.standard())
                .ending();
    }

    @Test
    void anEndpointOfMotoIsReadAndJudged() throws Exception {
        endpoint("orders", "ml.m5.large");

        assertThat(deploy()).isEqualTo(Ending.CREATED);
        assertThat(lines)
                .filteredOn(line -> line.endsWith("]"))
                .containsExactly(
                        "stepscale.yaml:4:1 maxCapacity: the present capacity is 30 instances, above maxCapacity"
                                + " 10: the deployment removes 20 instances at once. Raise maxCapacity, if they are needed."
                                + " [W-L11]");
    }

    @Test
    void aBurstableTypeIsFoundInTheConfiguration() throws Exception {
        endpoint("orders", "ml.t2.medium");

        assertThatThrownBy(this::deploy)
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("the variant runs on ml.t2.medium, a burstable type");
        assertThat(aws.stacks().find(DeployFixture.STACK)).isEmpty();
    }

    @Test
    void aNameInAnotherCaseIsSuggested() throws Exception {
        endpoint("Orders", "ml.m5.large");

        assertThat(deploy()).isEqualTo(Ending.CREATED);
        assertThat(lines)
                .contains("stepscale.yaml:1:1 endpointName: there is no endpoint orders in account 123456789012, Region"
                        + " eu-central-1. Write Orders: upper and lower case count. [W-C06]");
    }
}
