package io.github.stepscale.maven.file;

import io.github.stepscale.operation.Hints;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.ObjectiveComparison;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import java.util.List;

/** The messages about certificates. */
final class CertificateMessages {
    private CertificateMessages() {}

    /** @param problem the end of the sentence, as {@link io.github.stepscale.operation.shared.InputFile} reports it */
    static String notRead(String stack, String file, String problem, Hints hints) {
        return stack + ": " + file + " " + problem + " Expected: the certificate.json that " + hints.run("tune")
                + " wrote, or the folder that holds " + stack + ".tuning.";
    }

    /** @param differences half a sentence */
    static String otherPlan(String stack, String file, String differences, Hints hints) {
        return stack + ": " + file + " is the certificate of another plan: " + differences
                + ". Use the stepscale.yaml beside the certificate, or make one of this plan with " + hints.run("tune")
                + ".";
    }

    /** @param limits halves of sentences */
    static String otherObjective(String stack, String file, List<String> limits, Hints hints) {
        return stack + ": " + file + " does not prove the objective of the descriptor: " + String.join("; ", limits)
                + ". Make a certificate for this objective with " + hints.run("tune") + ", or change the objective.";
    }

    static String isOfThisPlan(String stack, String file, TuningCertificate certificate) {
        CertifiedRun expected = certificate.expected();
        return stack + ": the plan is that of " + file + ", which " + (expected.keepsObjective() ? "keeps " : "misses ")
                + ObjectiveComparison.text(certificate.objective()) + " on "
                + (certificate.unseen().isPresent() ? "unseen" : "tuned") + " traffic with "
                + ReadableNumbers.of(expected.instanceHours(), "instance-hour") + ".";
    }

    static String notComparable(String stack, boolean hasTraffic, boolean isServiceKnown) {
        return stack + ": the certificate cannot be compared without"
                + (hasTraffic ? "" : " traffic: name a file with -Dstepscale.traffic")
                + (hasTraffic || isServiceKnown ? "" : ", and without")
                + (isServiceKnown ? "" : " service.requestsPerInstance: set -Dstepscale.requestsPerInstance")
                + ".";
    }
}
