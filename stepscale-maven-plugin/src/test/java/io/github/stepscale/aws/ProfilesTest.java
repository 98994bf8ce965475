package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    @TempDir
    Path home;

    private Path config;
    private Path credentials;

    @BeforeEach
    void name() {
        config = home.resolve("config");
        credentials = home.resolve("credentials");
        System.setProperty("aws.configFile", config.toString());
        System.setProperty("aws.sharedCredentialsFile", credentials.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.sharedCredentialsFile");
    }

    @Test
    void aMissingProfileIsReportedWithTheExistingOnes() throws IOException {
        Files.writeString(config, "[profile prod]\nregion = eu-west-1\n");
        Files.writeString(credentials, "[dev]\naws_access_key_id = a\naws_secret_access_key = b\n");

        assertThatExceptionOfType(AwsException.class)
                .isThrownBy(() -> Aws.connect(Connection.standard().withProfile("prodd")))
                .withMessage("Cannot connect to AWS: there is no profile prodd in " + config + " and " + credentials
                        + ": there are dev, prod")
                .satisfies(absent -> assertThat(absent.kind()).isEqualTo(AwsException.Kind.NO_PROFILE));
        try (Aws aws = Aws.connect(Connection.standard().withProfile("prod"))) {
            assertThat(aws.region()).isEqualTo("eu-west-1");
        }
    }

    @Test
    void withoutFilesThereIsNoProfile() {
        assertThatExceptionOfType(AwsException.class)
                .isThrownBy(() ->
                        Aws.connect(Connection.standard().withProfile("prod").withRegion("eu-west-1")))
                .withMessageEndingWith(": there is none at all");
    }

    @Test
    void anUnreadableFileIsReportedWithItsLine() throws IOException {
        Files.writeString(config, "[profile prod]\nregion eu-west-1\n");

        assertThatExceptionOfType(AwsException.class)
                .isThrownBy(() -> Aws.connect(Connection.standard().withRegion("eu-west-1")))
                .withMessageStartingWith(
                        "Cannot connect to AWS: the AWS configuration file " + config + " cannot be read: ")
                .withMessageContaining("line 2")
                .satisfies(broken -> assertThat(broken.kind()).isEqualTo(AwsException.Kind.BAD_CONFIGURATION))
                .satisfies(broken -> assertThat(broken.isTransient()).isFalse());
    }

    @Test
    void aMissingProfileOfTheEnvironmentIsReportedWithTheCredentials() {
        System.setProperty("aws.profile", "prodd");
        try {
            assertThat(SdkCalls.client("ask", new IllegalStateException("Unable to load credentials"))
                            .detail())
                    .isEqualTo("no usable credentials, and of AWS_PROFILE there is no profile prodd in " + config
                            + " and " + credentials + ": there is none at all");
        } finally {
            System.clearProperty("aws.profile");
        }
    }
}
