package io.github.stepscale.lint;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.text.ReadableNumbers;
import java.util.Optional;

/** Checks that CloudFormation accepts the size of a template. Known only after rendering, so not part of the linter. */
public final class TemplateSizeCheck {
    private static final int INLINE = 51_200;
    private static final int FROM_BUCKET = 1_000_000;

    private static final String ID = "C13";

    private TemplateSizeCheck() {}

    /**
     * Returns a finding for a template that is too large for a request, or for any deployment.
     *
     * @param bytes the size of the template in UTF-8
     */
    public static Optional<Finding> check(int bytes) {
        if (bytes > FROM_BUCKET) {
            return finding(Severity.ERROR, bytes, "more than the 1,000,000 that CloudFormation accepts from a bucket");
        }
        return bytes > INLINE
                ? finding(Severity.WARNING, bytes, "more than the 51,200 that CloudFormation accepts within a request")
                : Optional.empty();
    }

    private static Optional<Finding> finding(Severity severity, int bytes, String limit) {
        String sentence = "the template has " + ReadableNumbers.of(bytes, "byte") + ", " + limit;
        return Optional.of(new Finding(
                ID,
                severity,
                "",
                sentence,
                "Write dashboard: false, merge steps, or deploy the template from a bucket"));
    }
}
