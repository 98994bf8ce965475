package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class InstantParameterTest {
    private static final Instant NOW = Instant.parse("2026-01-31T14:00:00Z");

    @Test
    void isAMomentOrSoLongAgo() throws MojoFailureException {
        assertThat(InstantParameter.of("stepscale.since", "90m", NOW)).isEqualTo("2026-01-31T12:30:00Z");
        assertThat(InstantParameter.of("stepscale.since", "14d", NOW)).isEqualTo("2026-01-17T14:00:00Z");
        assertThat(InstantParameter.of("stepscale.since", "2026-01-31T08:00:00Z", NOW))
                .isEqualTo("2026-01-31T08:00:00Z");
        assertThat(InstantParameter.of("stepscale.until", "2026-01-31T08:00:00Z"))
                .isEqualTo("2026-01-31T08:00:00Z");
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> InstantParameter.of("stepscale.since", "yesterday", NOW))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "stepscale.since is 'yesterday': a number with s, m, h or d, such as 3h, or a moment in UTC such as"
                                + " 2026-01-31T08:00:00Z, is allowed.");
        assertThatThrownBy(() -> InstantParameter.of("stepscale.until", "3h"))
                .hasMessage("stepscale.until is '3h': a moment in UTC such as 2026-01-31T08:00:00Z is allowed.");
    }
}
