package io.github.stepscale.tuning.certificate;

import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.DelayRange;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Quotes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Map<String, DelayRange> delays = new LinkedHashMap<>();
        delays.put("scaleOutDelay", service.delays().scaleOut());
        delays.put("scaleInDelay", service.delays().scaleIn());
        delays.put("metricDelay", service.delays().metric());
        Stream<String> values =
                CanonicalPlan.Difference.between(ServiceValues.of(service), conditions.service()).stream()
                        .filter(difference -> !delays.containsKey(difference.path()))
                        .map(difference -> "Its outcomes are of another service: " + difference(difference));
        Stream<String> outside = delays.entrySet().stream()
                .filter(delay -> !isShown(conditions, delay.getKey(), delay.getValue()))
                .map(delay -> "It was not shown for a " + delay.getKey() + " of " + delay.getValue() + " minutes");
        return Stream.concat(values, outside).toList();
    }

    /** Whether the objective was kept at all delays of a range. */
    private static boolean isShown(CertifiedConditions conditions, String name, DelayRange delay) {
        return Optional.ofNullable(conditions.delays().get(name))
                .filter(shown -> shown.contains(delay.from()) && shown.contains(delay.to()))
                .isPresent();
    }
}
