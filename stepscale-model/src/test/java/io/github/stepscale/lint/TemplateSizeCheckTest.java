package io.github.stepscale.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateSizeCheckTest {
    @Test
    void acceptsATemplateThatFitsARequest() {
        assertThat(TemplateSizeCheck.check(51_200)).isEmpty();
    }

    @Test
    void warnsOfATemplateThatNeedsABucket() {
        assertThat(TemplateSizeCheck.check(51_201))
                .hasValueSatisfying(
                        finding -> assertThat(finding)
                                .hasToString(
                                        "W-C13 the template has 51,201 bytes, more than the 51,200 that CloudFormation accepts within a request. Write dashboard: false, merge steps, or deploy the template from a bucket."));
        assertThat(TemplateSizeCheck.check(1_000_000))
                .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo("W-C13"));
    }

    @Test
    void refusesATemplateThatIsTooLargeForABucket() {
        assertThat(TemplateSizeCheck.check(1_000_001))
                .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo("E-C13"));
    }
}
