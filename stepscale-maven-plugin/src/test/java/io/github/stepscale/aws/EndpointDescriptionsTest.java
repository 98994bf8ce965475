package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.AwsException.Kind;
import io.github.stepscale.aws.EndpointDescriptions.Component;
import io.github.stepscale.aws.EndpointDescriptions.Configuration;
import io.github.stepscale.aws.EndpointDescriptions.Endpoint;
import io.github.stepscale.aws.EndpointDescriptions.ManagedInstances;
import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.EndpointDescriptions.Reservation;
import io.github.stepscale.aws.EndpointDescriptions.ServerlessSettings;
import io.github.stepscale.aws.EndpointDescriptions.Variant;
import io.github.stepscale.aws.EndpointDescriptions.VariantSettings;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.scripted.TestConnection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints, their configurations and inference components as SageMaker describes them. */
class EndpointDescriptionsTest {
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

    private Endpoint endpoint() {
        return aws.endpointDescriptions().endpoint("orders").orElseThrow();
    }

    @Test
    void everyFieldOfAnEndpointIsRead() {
        server.sageMaker().endpoint("orders", "Updating", "AllTraffic", 2, 3);
        server.sageMaker().configuration("orders", "ml.g5.xlarge");
        ObjectNode tree = server.sageMaker().endpoint("orders");
        tree.put("FailureReason", "no\nroom").putObject("AsyncInferenceConfig");
        tree.putObject("MetricsConfig")
                .put("MetricPublishFrequencyInSeconds", 10)
                .put("EnableEnhancedMetrics", true);
        ObjectNode variant = server.sageMaker().variant("orders");
        variant.putObject("ManagedInstanceScaling")
                .put("Status", "ENABLED")
                .put("MinInstanceCount", 0)
                .put("MaxInstanceCount", 4);
        variant.putObject("CapacityReservationConfig")
                .put("TotalInstanceCount", 5)
                .put("AvailableInstanceCount", 3)
                .put("UsedByCurrentEndpoint", 2);
        variant.putArray("InstancePools").addObject().put("InstanceType", "ml.g6.xlarge");

        assertThat(endpoint())
                .isEqualTo(new Endpoint(
                        "orders",
                        "Updating",
                        Optional.of("no room"),
                        Optional.of("orders-config"),
                        true,
                        Optional.of(new MetricPublishing(10, true, false)),
                        List.of(new Variant(
                                "AllTraffic",
                                Optional.of(2),
                                Optional.empty(),
                                Optional.of(new ManagedInstances(Optional.of(0), Optional.of(4))),
                                Optional.of(new Reservation(Optional.of(5), Optional.of(3), Optional.of(2))),
                                List.of("ml.g6.xlarge")))));
    }

    @Test
    void whatAnOldRegionLeavesOutIsAbsent() {
        server.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        server.sageMaker().variant("orders").putObject("ManagedInstanceScaling").put("Status", "DISABLED");

        assertThat(endpoint())
                .isEqualTo(new Endpoint(
                        "orders",
                        "InService",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        List.of(new Variant(
                                "AllTraffic",
                                Optional.of(2),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()))));
        assertThat(aws.endpointDescriptions().endpoint("Orders")).isEmpty();
    }

    @Test
    void aServerlessVariantHasNoInstances() {
        server.sageMaker().serverless("orders", "AllTraffic");
        ((ObjectNode) server.sageMaker().variant("orders").path("CurrentServerlessConfig")).put("MaxConcurrency", 20);

        assertThat(endpoint().variant("AllTraffic").orElseThrow())
                .satisfies(variant -> assertThat(variant.instances()).isEmpty())
                .satisfies(variant -> assertThat(variant.serverless())
                        .contains(new ServerlessSettings(Optional.of(20), Optional.of(1))));
    }

    @Test
    void aConfigurationNamesTheInstanceType() {
        server.sageMaker().endpoint("orders", "InService", "AllTraffic", 1, 1);
        server.sageMaker().configuration("orders", "ml.g5.xlarge");

        assertThat(aws.endpointDescriptions().configuration("orders-config"))
                .contains(new Configuration(
                        "orders-config",
                        Optional.empty(),
                        List.of(new VariantSettings("AllTraffic", Optional.of("ml.g5.xlarge"), List.of()))));
        assertThat(aws.endpointDescriptions().configuration("gone")).isEmpty();
    }

    @Test
    void aComponentNamesItsEndpointAndVariant() {
        server.sageMaker().inferenceComponent("summaries", "orders", "Creating", 0, 1);
        server.sageMaker().inferenceComponent("summaries").put("VariantName", "Blue");

        assertThat(aws.endpointDescriptions().component("summaries"))
                .contains(new Component(
                        "summaries",
                        Optional.of("Creating"),
                        Optional.empty(),
                        "orders",
                        Optional.of("Blue"),
                        Optional.of(0)));
        assertThat(aws.endpointDescriptions().componentNames()).containsExactly("summaries");
        assertThat(aws.endpointDescriptions().endpointNames()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"EndpointName":"a"}                                                          | EndpointStatus
            {"EndpointName":"a","EndpointStatus":"InService","ProductionVariants":{}}     | a list as ProductionVariants
            {"EndpointName":"a","EndpointStatus":"InService","ProductionVariants":[{}]}   | VariantName
            {"EndpointName":"a","EndpointStatus":"InService","ProductionVariants":[{"VariantName":"v","CurrentInstanceCount":1.5}]} | a number as CurrentInstanceCount
            {"EndpointName":"a","EndpointStatus":"InService","MetricsConfig":{"MetricPublishFrequencyInSeconds":"10"}} | a number as MetricPublishFrequencyInSeconds
            """)
    void aFieldOfTheWrongTypeIsNoAnswer(String answer, String lacking) throws IOException {
        try (CannedAws canned = CannedAws.saying(answer)) {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> canned.aws().endpointDescriptions().endpoint("orders"))
                    .withMessage("Cannot read orders from SageMaker: AWS's response lacks " + lacking)
                    .satisfies(failed -> assertThat(failed.kind()).isEqualTo(Kind.SERVICE));
        }
    }
}
