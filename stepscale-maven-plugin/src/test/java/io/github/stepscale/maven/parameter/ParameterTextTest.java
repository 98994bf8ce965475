package io.github.stepscale.maven.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTextTest {
    private static final Instant NOW = Instant.parse("2026-01-31T14:00:00Z");

    private static ParameterText since(String text) {
        return new ParameterText("stepscale.since", text);
    }

    @Test
    void aTimeIsAnInstantOrAnAge() throws MojoFailureException {
        assertThat(since("90m").toInstantOrAge(NOW)).isEqualTo("2026-01-31T12:30:00Z");
        assertThat(since("14d").toInstantOrAge(NOW)).isEqualTo("2026-01-17T14:00:00Z");
        assertThat(since("2026-01-31T08:00:00Z").toInstantOrAge(NOW)).isEqualTo("2026-01-31T08:00:00Z");
        assertThat(since("2026-01-31T08:00:00Z").toInstant()).isEqualTo("2026-01-31T08:00:00Z");
    }

    @Test
    void anyOtherTimeIsRefused() {
        assertThatThrownBy(() -> since("yesterday").toInstantOrAge(NOW))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "stepscale.since is 'yesterday': a number with s, m, h or d, such as 3h, or a time in UTC such as"
                                + " 2026-01-31T08:00:00Z, is allowed.");
        assertThatThrownBy(() -> since("500ms").toInstantOrAge(NOW)).isInstanceOf(MojoFailureException.class);
        assertThatThrownBy(() -> since("3h").toInstant())
                .hasMessage("stepscale.since is '3h': a time in UTC such as 2026-01-31T08:00:00Z is allowed.");
    }

    @Test
    void onlyALatencyMayBeInMilliseconds() throws MojoFailureException {
        ParameterText text = new ParameterText("stepscale.calibrate.latency", "500ms");
        assertThat(text.toLatency()).isEqualTo(Duration.ofMillis(500));
        assertThatThrownBy(text::toDuration)
                .hasMessage(
                        "stepscale.calibrate.latency is '500ms': a number with s, m, h or d, such as 30m, is allowed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:5000",
                "https://vpce-1.runtime.sagemaker.eu-central-1.vpce.amazonaws.com",
                "HTTP://host"
            })
    void anAddressIsHttpOrHttps(String address) throws MojoFailureException {
        assertThat(new ParameterText("stepscale.endpoint", address).toAddress()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:5000",
                "httpx://host",
                "http2://host",
                "ftp://host",
                "http://",
                "/host",
                "http://a b"
            })
    void anyOtherAddressIsRefused(String address) {
        assertThatThrownBy(() -> new ParameterText("stepscale.endpoint", address).toAddress())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("stepscale.endpoint is '" + address
                        + "': an address such as http://127.0.0.1:5000 is allowed.");
    }
}
