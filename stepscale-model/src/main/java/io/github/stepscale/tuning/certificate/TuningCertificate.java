package io.github.stepscale.tuning.certificate;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.validation.Validator;
import java.util.List;
import java.util.Optional;

/**
 * What a search promises of a policy, in plain values: which plan, on which traffic, under which conditions, with which
 * outcome. It has no clock: the same search gives the same certificate.
 *
 * @param versions what it was made with
 * @param objective every limit that was tuned for
 * @param margin the share of the objective that was used on the tuning part, above 0, at most 1
 * @param seed the seed of the resampling
 * @param choice the policy
 * @param conditions the service and the ranges of its delays
 * @param tuned the outcome on the part that was tuned on
 * @param tunedHours what tells whether other traffic has minutes of that part
 * @param unseen the outcome on the part that no choice looked at; absent if nothing is unseen
 * @param days what that part promises of other days; absent together with it
 * @param whole the outcome on all traffic in one run
 * @param statements what a person has to know, such as the bound by the rule of three; at most 50
 */
public record TuningCertificate(
        CertificateVersions versions,
        Objective objective,
        double margin,
        long seed,
        CertifiedChoice choice,
        CertifiedConditions conditions,
        CertifiedRun tuned,
        TunedHours tunedHours,
        Optional<CertifiedRun> unseen,
        Optional<CertifiedDays> days,
        CertifiedRun whole,
        List<String> statements) {
    private static final int MAX_STATEMENTS = 50;
    private static final int MAX_STATEMENT = 2_000;

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range, or the parts do not fit */
    public TuningCertificate {
        statements = List.copyOf(statements);
        Validator checks = new Validator()
                .require(objective.isAny(), "objective", "has no limit: at least one is needed", "Tune again")
                .require(margin > 0 && margin <= 1, "margin", "is not allowed: above 0 to 1 is", "Write a share")
                .require(
                        unseen.isPresent() == days.isPresent(),
                        Validator.TOGETHER,
                        "days",
                        "needs unseen, and unseen needs it",
                        "Tune again")
                .require(
                        statements.size() <= MAX_STATEMENTS,
                        "statements",
                        "are too many: at most " + MAX_STATEMENTS + " are allowed",
                        "Remove some");
        for (int i = 0; i < statements.size(); i++) {
            checks.requireLine(statements.get(i), "statements[" + i + "]", 1, MAX_STATEMENT);
        }
        checks.throwIfAny();
    }

    /** The outcome to expect of other traffic: that of the unseen part, or of the tuning part if nothing is unseen. */
    public CertifiedRun expected() {
        return unseen.orElse(tuned);
    }
}
