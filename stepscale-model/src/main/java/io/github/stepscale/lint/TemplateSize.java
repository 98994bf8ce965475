package io.github.stepscale.lint;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.DetectedWhen;
import io.github.stepscale.text.Numbers;
import java.util.Optional;

/** Whether CloudFormation takes a template of a size. Known only once it is rendered, so no part of the linter. */
public final class TemplateSize {
    private static final int INLINE = 51_200;
    private static final int FROM_BUCKET = 1_000_000;

    static final CatalogEntry ENTRY = CatalogEntry.of(
                    DetectedWhen.WHEN_RENDERED,
                    "C13",
                    Severity.WARNING,
                    "Template too large",
                    "CloudFormation takes 51,200 bytes within a request and about a million from an S3 bucket. The"
                            + " body of the dashboard counts, and is the largest part.",
                    "Write dashboard: false, merge steps, or deploy the template from a bucket.",
                    AwsPages.LIMITS)
            .or(Severity.ERROR);

    private TemplateSize() {}

    /**
     * What is wrong with a size.
     *
     * @param bytes of the template in UTF-8
     */
    public static Optional<Finding> check(int bytes) {
        if (bytes > FROM_BUCKET) {
            return finding(Severity.ERROR, bytes, "more than the 1,000,000 that CloudFormation takes from a bucket");
        }
        return bytes > INLINE
                ? finding(Severity.WARNING, bytes, "more than the 51,200 that CloudFormation takes within a request")
                : Optional.empty();
    }

    private static Optional<Finding> finding(Severity severity, int bytes, String limit) {
        String sentence = "the template has " + Numbers.of(bytes, "byte") + ", " + limit;
        return Optional.of(new Finding(
                ENTRY.id(), severity, "", sentence, "Write dashboard: false, merge steps, or deploy it from a bucket"));
    }
}
