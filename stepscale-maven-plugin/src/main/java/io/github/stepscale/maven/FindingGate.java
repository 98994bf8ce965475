package io.github.stepscale.maven;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.maven.parameter.ParameterMessages;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Fails the build if a finding is severe enough.
 *
 * @param failOn the lowest severity that fails it
 */
record FindingGate(Severity failOn) {

    static FindingGate of(String failOn) throws MojoFailureException {
        return switch (failOn) {
            case "error" -> new FindingGate(Severity.ERROR);
            case "warning" -> new FindingGate(Severity.WARNING);
            default ->
                throw new MojoFailureException(
                        ParameterMessages.choice("stepscale.failOn", failOn, "error or warning"));
        };
    }

    /** Logs the findings that this build has not logged yet, then fails if one is severe enough. */
    void enforce(List<Synthesis> syntheses, Log log, BuildContextState state, Hints hints) throws MojoFailureException {
        List<LocatedFinding> findings = syntheses.stream()
                .flatMap(synthesis -> synthesis.findings().stream())
                .toList();
        report(findings, log, state);
        if (refuses(findings)) {
            throw new MojoFailureException(Messages.findings(
                    count(findings, Severity.ERROR), count(findings, Severity.WARNING), syntheses.size(), hints));
        }
    }

    /** Logs the findings that this build has not logged yet. */
    static void report(List<LocatedFinding> findings, Log log, BuildContextState state) {
        findings.stream()
                .filter(finding -> state.isNew(finding.code() + finding))
                .forEach(finding -> log(finding, log));
    }

    /** Whether a finding is severe enough to fail the build. */
    boolean refuses(List<LocatedFinding> findings) {
        return count(findings, Severity.ERROR) > 0
                || failOn == Severity.WARNING && count(findings, Severity.WARNING) > 0;
    }

    /** How many findings have a severity. */
    static long count(List<LocatedFinding> findings, Severity severity) {
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
