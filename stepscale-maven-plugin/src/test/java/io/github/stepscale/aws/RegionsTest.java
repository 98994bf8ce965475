package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {
    @TempDir
    Path home;

    private Path config;

    @BeforeEach
    void useFilesOfTheTest() {
        config = home.resolve("config");
        System.setProperty("aws.configFile", config.toString());
        System.setProperty(
                "aws.sharedCredentialsFile", home.resolve("credentials").toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.sharedCredentialsFile");
        System.clearProperty("aws.region");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1 ", "eu_central_1", "", "EU-CENTRAL-1", "eu central-1", "eu-central"})
    void anInvalidRegionIsQuotedWithAnExample(String region) {
        assertRefused(Connection.standard().withRegion(region), "the Region \"" + region.strip() + "\" that was given");
    }

    @Test
    void anInvalidRegionOfTheEnvironmentIsQuoted() {
        System.setProperty("aws.region", "eu_central_1");

        assertRefused(
                Connection.standard(), "the Region \"eu_central_1\" of AWS_REGION or the system property aws.region");
    }

    @Test
    void anInvalidRegionOfAProfileIsQuoted() throws IOException {
        Files.writeString(config, "[profile prod]\nregion = Frankfurt\n");

        assertRefused(Connection.standard().withProfile("prod"), "the Region \"Frankfurt\" of the profile prod");
    }

    @Test
    void theFirstRegionFoundIsUsed() throws IOException {
        Files.writeString(config, "[default]\nregion = eu-west-1\n[profile prod]\nregion = eu-west-2\n");
        assertThat(region(Connection.standard())).isEqualTo("eu-west-1");

        System.setProperty("aws.region", "eu-west-3");
        assertThat(region(Connection.standard())).isEqualTo("eu-west-3");
        assertThat(region(Connection.standard().withProfile("prod"))).isEqualTo("eu-west-2");
        assertThat(region(Connection.standard().withProfile("prod").withRegion("us-gov-west-1")))
                .isEqualTo("us-gov-west-1");
    }

    @Test
    void anEmulatorNeedsNoRegion() {
        assertThat(region(Connection.standard().withEndpoint(URI.create("http://127.0.0.1:1"))))
                .isEqualTo("us-east-1");
    }

    private static String region(Connection connection) {
        try (Aws aws = Aws.connect(connection)) {
            return aws.region();
        }
    }

    private static void assertRefused(Connection connection, String region) {
        assertThatExceptionOfType(AwsException.class)
                .isThrownBy(() -> Aws.connect(connection))
                .withMessage(
                        "Cannot connect to AWS: " + region + " does not exist: a Region is written like eu-central-1")
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(AwsException.Kind.NO_REGION));
    }
}
