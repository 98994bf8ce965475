package io.github.stepscale.tuning.certificate;

import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Quotes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a certificate speaks of a plan.
 *
 * @param otherPlan what differs between the plan and that of the certificate, as half a sentence; empty if nothing does
 * @param otherObjective limits that the certificate does not prove, as halves of sentences
 * @param warnings what weakens the certificate, as sentences without a full stop
 */
public record CertificateCheck(String otherPlan, List<String> otherObjective, List<String> warnings) {
    private static final int MAX_NAMED = 4;

    public CertificateCheck {
        otherObjective = List.copyOf(otherObjective);
        warnings = List.copyOf(warnings);
    }

    /**
     * Compares a certificate with a plan.
     *
     * @param objective what the descriptor demands
     * @param service the properties of the served model by the descriptor
     */
    public static CertificateCheck of(
            TuningCertificate certificate, ScalingPlan plan, Objective objective, Service service) {
        return new CertificateCheck(
                differences(
                        CanonicalPlan.of(plan).differences(certificate.choice().plan())),
                ObjectiveComparison.unproven(objective, certificate.objective()),
                warnings(certificate, objective, service));
    }

    /** Whether the certificate is of this plan. */
    public boolean isOfThisPlan() {
        return otherPlan.isEmpty();
    }

    private static String differences(List<CanonicalPlan.Difference> differences) {
        String named = differences.stream()
                .limit(MAX_NAMED)
                .map(CertificateCheck::difference)
                .collect(Collectors.joining("; "));
        int more = differences.size() - MAX_NAMED;
        return more > 0 ? named + "; and " + Plurals.of(more, "more difference") : named;
    }

    private static String difference(CanonicalPlan.Difference difference) {
        String here = difference.one().map(Quotes::of).orElse("absent");
        String there = difference.other().map(Quotes::of).orElse("absent");
        return Quotes.shortened(difference.path()) + " is " + here + ", in the certificate " + there;
    }

    private static List<String> warnings(TuningCertificate certificate, Objective objective, Service service) {
        List<String> warnings = new ArrayList<>();
        String made = certificate.versions().stepscale();
        if (!made.equals(CertificateVersions.STEPSCALE)) {
            warnings.add("It was made with stepscale " + made + ", and this is " + CertificateVersions.STEPSCALE
                    + ": the simulation may have changed since");
        }
        if (!objective.equals(certificate.objective())) {
            warnings.add("Its objective is " + ObjectiveComparison.text(certificate.objective())
                    + ", that of the descriptor is " + ObjectiveComparison.text(objective));
        }
        warnings.addAll(service(certificate.conditions(), service));
        if (certificate.unseen().isEmpty()) {
            warnings.add("It rests on the traffic that was tuned on alone: nothing was unseen");
        } else if (!certificate.expected().keepsObjective()) {
            warnings.add("Its policy missed the objective on the unseen part");
        }
        return warnings;
    }

    private static List<String> service(CertifiedConditions conditions, Service service) {
        return CanonicalPlan.Difference.between(ServiceValues.of(service), conditions.service()).stream()
                .filter(difference -> !isInRange(conditions, difference))
                .map(difference -> "Its outcomes are of another service: " + difference(difference))
                .toList();
    }

    /** The objective was kept under other delays of these ranges too. */
    private static boolean isInRange(CertifiedConditions conditions, CanonicalPlan.Difference difference) {
        CertifiedConditions.Range range = conditions.delays().get(difference.path());
        return range != null
                && difference
                        .one()
                        .filter(delay -> delay.matches("\\d{1,9}"))
                        .map(Integer::valueOf)
                        .filter(range::contains)
                        .isPresent();
    }
}
