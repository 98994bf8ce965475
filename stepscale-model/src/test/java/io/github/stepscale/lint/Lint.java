package io.github.stepscale.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import java.util.List;

/** Lints in tests, and holds every finding to what all findings promise. */
public final class Lint {
    private Lint() {}

    public static List<Finding> findings(ScalingDescriptionBuilder scaling) {
        List<Finding> findings = Linter.standard().lint(ScalingPlan.of(scaling.build()));
        assertThat(findings).doesNotHaveDuplicates().allSatisfy(Lint::assertWellFormed);
        return findings;
    }

    public static List<String> codes(ScalingDescriptionBuilder scaling) {
        return findings(scaling).stream().map(Finding::code).toList();
    }

    /** Those of one id, as they are shown. */
    public static List<String> texts(String id, ScalingDescriptionBuilder scaling) {
        return findings(scaling).stream()
                .filter(finding -> finding.id().equals(id))
                .map(Finding::toString)
                .toList();
    }

    public static List<Finding> warnings(ScalingDescriptionBuilder scaling) {
        return findings(scaling).stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
    }

    /** A real-time endpoint of 1 to 10 instances. */
    public static ScalingDescriptionBuilder endpoint() {
        return ScalingDescription.endpoint("object-detection").minCapacity(1).maxCapacity(10);
    }

    private static void assertWellFormed(Finding finding) {
        CatalogEntry entry = FindingCatalog.find(finding.id()).orElseThrow();
        assertThat(entry.severities()).as(finding.code()).contains(finding.severity());
        assertThat(finding.sentence()).isNotBlank().doesNotEndWith(".").doesNotContain("  ", "Optional", "null");
        assertThat(finding.fix()).matches("[A-Z].*[^.]");
        assertThat(finding.path()).matches("[a-zA-Z]+(\\[\\d+])?(\\.[A-Za-z0-9]+(\\[\\d+])?)*");
    }
}
