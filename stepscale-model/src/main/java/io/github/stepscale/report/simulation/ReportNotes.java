package io.github.stepscale.report.simulation;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.report.advice.Advice;
import io.github.stepscale.scenario.ScenarioResult;
import java.util.List;

/**
 * What a report says beside the replay itself.
 *
 * @param findings the findings of lint, in their order
 * @param tests the results of the policy's own tests, in their order
 * @param traffic what the reader of the traffic assumed; each a sentence
 * @param advice how the policy could be better
 */
public record ReportNotes(List<Finding> findings, List<ScenarioResult> tests, List<String> traffic, Advice advice) {
    /** Notes without advice. */
    public ReportNotes(List<Finding> findings, List<ScenarioResult> tests, List<String> traffic) {
        this(findings, tests, traffic, Advice.NONE);
    }

    public ReportNotes {
        findings = List.copyOf(findings);
        tests = List.copyOf(tests);
        traffic = List.copyOf(traffic);
    }

    /** The same notes with advice. */
    public ReportNotes with(Advice other) {
        return new ReportNotes(findings, tests, traffic, other);
    }

    /** The number of tests that failed. */
    long failedTests() {
        return tests.stream().filter(test -> !test.passed()).count();
    }
}
