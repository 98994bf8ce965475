package io.github.stepscale.tuning;

import io.github.stepscale.tuning.certificate.TuningCertificate;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The outcome of a search.
 *
 * @param verdict what to do
 * @param choice the policy to use and its outcome on the tuning part; the present one if it is to be kept; absent if
 *     nothing qualifies
 * @param sentences what a person has to know, the most important first
 * @param families what was found in each family, in the order of {@link PolicyFamily}
 * @param present the present policy and its outcome on the tuning part; absent if it cannot be simulated
 * @param unseen the outcome on the unseen part; absent if nothing is unseen, or nothing was chosen
 * @param certificate what can be checked later; absent if nothing was chosen
 * @param lowerBoundInstanceHours the proven lower bound of the instance-hours of every policy that keeps
 *     {@code maxExcess} on the tuning part; absent without that limit, if no policy keeps it, or if the search would be too
 *     large
 * @param complete whether the search ended by itself
 */
public record TuningResult(
        TuningVerdict verdict,
        Optional<FrontPoint> choice,
        List<String> sentences,
        List<FamilyResult> families,
        Optional<FrontPoint> present,
        Optional<UnseenReport> unseen,
        Optional<TuningCertificate> certificate,
        OptionalDouble lowerBoundInstanceHours,
        boolean complete) {

    public TuningResult {
        sentences = List.copyOf(sentences);
        families = List.copyOf(families);
    }
}
