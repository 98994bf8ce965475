package io.github.stepscale.maven;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Decides by the findings whether the build goes on.
 *
 * @param failOn the mildest severity that fails it
 */
record FindingGate(Severity failOn) {

    static FindingGate of(String failOn) throws MojoFailureException {
        return switch (failOn) {
            case "error" -> new FindingGate(Severity.ERROR);
            case "warning" -> new FindingGate(Severity.WARNING);
            default -> throw new MojoFailureException(Advice.failOn(failOn));
        };
    }

    /** Logs every finding that this build has not logged yet, then fails if one is too bad. */
    void pass(List<Synthesis> checks, Log log, BuildContextState memory) throws MojoFailureException {
        List<LocatedFinding> findings =
                checks.stream().flatMap(check -> check.findings().stream()).toList();
        findings.stream()
                .filter(finding -> memory.isNew(finding.code() + finding))
                .forEach(finding -> log(finding, log));
        long errors = count(findings, Severity.ERROR);
        long warnings = count(findings, Severity.WARNING);
        if (errors > 0 || failOn == Severity.WARNING && warnings > 0) {
            throw new MojoFailureException(Advice.findings(errors, warnings, checks.size()));
        }
    }

    private static long count(List<LocatedFinding> findings, Severity severity) {
        return findings.stream()
                .filter(located -> located.finding().severity() == severity)
                .count();
    }

    private static void log(LocatedFinding finding, Log log) {
        String line = finding + " [" + finding.code() + "]";
        switch (finding.finding().severity()) {
            case ERROR -> log.error(line);
            case WARNING -> log.warn(line);
            case INFO -> log.info(line);
        }
    }
}
