package io.github.stepscale.tuning;

import static io.github.stepscale.tuning.TuningCase.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.DelayRange;
import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.certificate.CertificateCheck;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.CertifiedTraffic;
import io.github.stepscale.tuning.certificate.TrafficNovelty;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import io.github.stepscale.tuning.objective.ObjectiveLimits;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.ProgressListener;
import io.github.stepscale.tuning.search.TestWorkers;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.search.Workers;
import io.github.stepscale.tuning.selection.PolicyCheck;
import io.github.stepscale.tuning.selection.Rejection;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.TunedParameter;
import io.github.stepscale.validation.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TuningTest {
    private static final TuningOptions LADDERS = TuningOptions.standard()
            .withFamilies(PolicyFamily.FIXED, PolicyFamily.CAPACITY_LADDER, PolicyFamily.TARGET_TRACKING);
    /** Four days, of which two are tuned on. */
    private static final Trace TRACE = TuningCase.daily(1, 4 * DAY);

    private static final TuningResult RESULT = Tuning.run(TuningCase.request(TRACE, 0.01, LADDERS));

    @Test
    void theChoiceMeetsTheMarginAndBeatsThePresentPolicy() {
        RunFigures chosen = RESULT.choice().orElseThrow().figures();
        assertThat(RESULT.verdict()).isEqualTo(TuningVerdict.CHANGE);
        assertThat(chosen.minutes()).isEqualTo(2 * DAY);
        assertThat(chosen.excessFraction()).isLessThanOrEqualTo(0.005);
        assertThat(chosen.instanceMinutes())
                .isLessThan(RESULT.present().orElseThrow().figures().instanceMinutes());
        assertThat(RESULT.lowerBoundInstanceHours().orElseThrow()).isLessThan(chosen.instanceHours());
        assertThat(RESULT.complete()).isTrue();
    }

    @Test
    void theCertificateHoldsWhatASimulationOfTheChoiceGives() {
        TuningCertificate certificate = RESULT.certificate().orElseThrow();
        Candidate choice = RESULT.choice().orElseThrow().candidate();
        TrafficPart unseen = TrafficPart.of(TRACE.slice(2 * DAY, 4 * DAY), TuningCase.service());

        assertThat(certificate.choice().plan()).isEqualTo(CanonicalPlan.of(choice.plan()));
        assertThat(certificate.choice().family()).isEqualTo(choice.family().key());
        assertThat(certificate.choice().parameters().keySet())
                .containsExactlyElementsOf(
                        choice.parameters().stream().map(TunedParameter::name).toList());
        assertRun(certificate.unseen().orElseThrow(), unseen, choice);
        assertRun(certificate.tuned(), TrafficPart.of(TRACE.slice(0, 2 * DAY), TuningCase.service()), choice);
        assertRun(certificate.whole(), TrafficPart.of(TRACE, TuningCase.service()), choice);
        assertThat(certificate.tuned().lowerBoundInstanceHours()).isEqualTo(RESULT.lowerBoundInstanceHours());
        assertThat(certificate.tuned().keepsObjective()).isTrue();
        assertThat(certificate.tunedHours().sharedWith(TRACE)).isEqualTo(48);
        assertThat(certificate.tunedHours().sharedWith(unseen.trace())).isZero();
        assertThat(certificate.statements().get(0)).startsWith("Too little data: 2 more unseen days");
        assertThat(RESULT.unseen().orElseThrow().figures()).isEqualTo(unseen.figures(choice));
        assertThat(RESULT.unseen().orElseThrow().days()).isEqualTo(2);
        assertThat(RESULT.unseen().orElseThrow().ratio().orElseThrow()).isGreaterThan(1);
    }

    @Test
    void theUnseenPartRepeatsTheCertificateToTheLastDigit() {
        TuningCertificate certificate = RESULT.certificate().orElseThrow();
        ScalingPlan plan = RESULT.choice().orElseThrow().candidate().plan();
        CertificateReplay unseen =
                CertificateReplay.of(certificate, plan, TuningCase.service(), TRACE.slice(2 * DAY, 4 * DAY));
        assertThat(unseen.happened()).isEqualTo(certificate.unseen().orElseThrow());
        assertThat(unseen.daysKept()).isEqualTo(certificate.days().orElseThrow().daysKept());
        assertThat(unseen.days()).hasSize(2);
        assertThat(unseen.novelty()).isEqualTo(TrafficNovelty.JUDGED);
        assertThat(CertificateReplay.of(certificate, plan, TuningCase.service(), TRACE)
                        .novelty())
                .isEqualTo(TrafficNovelty.TUNED);
        assertThat(CertificateCheck.of(certificate, plan, certificate.objective(), TuningCase.service()))
                .isEqualTo(new CertificateCheck("", List.of(), List.of()));
    }

    private static void assertRun(CertifiedRun run, TrafficPart part, Candidate choice) {
        SimulatedRun simulated = SimulatedRun.of(
                choice.plan(),
                part.startingIn(choice.description().capacity()),
                TuningCase.maxExcess(0.01),
                part.trace());
        assertThat(run.traffic()).isEqualTo(CertifiedTraffic.of(part.trace()));
        assertThat(run.excessFraction()).isEqualTo(simulated.summary().excessFraction());
        assertThat(run.instanceHours()).isEqualTo(simulated.summary().instanceHours());
    }

    @Test
    void theUnseenPartDoesNotAffectTheChoice() {
        double[] other = TRACE.toArray();
        Arrays.fill(other, 2 * DAY, 4 * DAY, 1_500);
        TuningResult result = Tuning.run(TuningCase.request(Trace.of(TRACE.start(), other), 0.01, LADDERS));
        assertThat(result.choice()).isEqualTo(RESULT.choice());
        assertThat(result.sentences()).anyMatch(sentence -> sentence.startsWith("On the unseen part it misses"));
    }

    @Test
    void theResultIsTheSameForAllWorkersAndEveryRun() {
        TuningEnvironment parallel = TuningEnvironment.standard().withWorkers(TestWorkers.PARALLEL);
        assertThat(Tuning.run(TuningCase.request(TRACE, 0.01, LADDERS), parallel))
                .isEqualTo(RESULT);
    }

    @Test
    void whatOverlappingChangesWouldDoIsReported() {
        Candidate choice = RESULT.choice().orElseThrow().candidate();
        RunFigures overlapping = TrafficPart.of(TRACE.slice(0, 2 * DAY), TuningCase.service())
                .with(service -> service.overlap(ChangeOverlap.OVERLAPPING))
                .figures(choice);
        assertThat(RESULT.sentences())
                .filteredOn(sentence -> sentence.startsWith("If changes of the capacity overlapped"))
                .singleElement()
                .asString()
                .contains(ReadableNumbers.of(overlapping.instanceHours(), "instance-hour"))
                .contains(ReadableNumbers.percent(overlapping.excessFraction(), 4));
    }

    @Test
    void anObjectiveThatOtherDaysMayMissIsSaidBeforeItHappens() {
        TuningOptions ladder = TuningOptions.standard().withShare(1).withFamilies(PolicyFamily.CAPACITY_LADDER);
        Trace alike = SyntheticTraffic.SMOOTH_DAYS.trace(2);
        double[] requests = alike.toArray();
        for (int minute = DAY + 30; minute < 2 * DAY; minute += 60) {
            requests[minute] = 990;
            requests[minute + 1] = 990;
        }
        assertThat(Tuning.run(TuningCase.request(alike, 0.01, ladder)).sentences())
                .noneMatch(sentence -> sentence.startsWith("Too little data for so tight an objective"));
        assertThat(Tuning.run(TuningCase.request(Trace.of(alike.start(), requests), 0.01, ladder))
                        .sentences())
                .anyMatch(sentence ->
                        sentence.startsWith("Too little data for so tight an objective: chosen on one half"));
    }

    @Test
    void aPolicyThatWasTunedIsKept() {
        TuningRequest again = new TuningRequest(
                RESULT.choice().orElseThrow().candidate().description(),
                TuningCase.service(),
                TuningCase.maxExcess(0.01),
                TRACE,
                LADDERS);
        TuningResult result = Tuning.run(again);
        assertThat(result.verdict()).isEqualTo(TuningVerdict.KEEP);
        assertThat(result.choice().orElseThrow().candidate().family()).isEqualTo(PolicyFamily.PRESENT);
        assertThat(result.sentences().get(0)).startsWith("Keep it");
    }

    @Test
    void onConstantTrafficAFixedCountIsChosenAndNotComparedWithItself() {
        TuningResult result = Tuning.run(TuningCase.request(TuningCase.constant(330, DAY), 0.01, LADDERS));
        FrontPoint choice = result.choice().orElseThrow();
        assertThat(choice.candidate().family()).isEqualTo(PolicyFamily.FIXED);
        assertThat(choice.candidate().description().capacity().min()).isEqualTo(4);
        assertThat(result.sentences())
                .anyMatch(sentence -> sentence.startsWith("The choice is of the family fixed"))
                .noneMatch(sentence -> sentence.startsWith("A fixed count does as well"));
    }

    @Test
    void aPolicyThatMissesTheUnseenPartIsNotComparedWithThoseThatKeepIt() {
        double[] requests = TuningCase.constant(90, 2 * DAY).toArray();
        Arrays.fill(requests, DAY, 2 * DAY, 390);
        TuningResult result = Tuning.run(TuningCase.request(
                Trace.of(TuningCase.MIDNIGHT, requests), 0.01, LADDERS.withFamilies(PolicyFamily.FIXED)));
        double bound = result.unseen().orElseThrow().lowerBoundInstanceHours().orElseThrow();
        assertThat(bound).isBetween(90.0, 96.0);
        assertThat(result.sentences())
                .contains(
                        "On the unseen part it misses the objective: 74.359 % of the requests come above capacity, for 24"
                                + " instance-hours; to keep it costs at least " + ReadableNumbers.of(bound)
                                + " instance-hours")
                .noneMatch(sentence -> sentence.contains("times the least"));
    }

    @Test
    void aStoppedSearchStartsNoFurtherFamily() {
        ProgressListener stop = (family, evaluated, planned) -> false;
        TuningEnvironment environment = new TuningEnvironment(Workers.SEQUENTIAL, stop, PolicyCheck.NONE);
        TuningOptions three =
                LADDERS.withFamilies(PolicyFamily.FIXED, PolicyFamily.CAPACITY_LADDER, PolicyFamily.SCHEDULED_MINIMA);

        TuningResult result = Tuning.run(TuningCase.request(TRACE, 0.01, three), environment);
        assertThat(result.complete()).isFalse();
        assertThat(result.families().get(0).winner()).isPresent();
        assertThat(result.families().subList(1, 3))
                .extracting(FamilyResult::evaluated, family -> family.reason().orElseThrow())
                .containsOnly(tuple(0, "the search was stopped before its turn"));

        TuningResult nothing =
                Tuning.run(TuningCase.request(TuningCase.constant(1_500, DAY), 0.01, three), environment);
        assertThat(nothing.sentences().get(0))
                .isEqualTo(
                        "No policy that was searched before the stop keeps 1 % of the requests above capacity with its"
                                + " margin and under other delays. Let the search run to its end");
    }

    @Test
    void whereAnotherLimitIsMissedAllAreNamed() {
        Objective cheap = new Objective(OptionalDouble.of(0.01), OptionalDouble.empty(), OptionalDouble.of(3));
        TuningRequest request = new TuningRequest(
                TuningCase.present(), TuningCase.service(), cheap, TuningCase.constant(90, DAY), LADDERS);
        assertThat(Tuning.run(request).sentences().get(0))
                .isEqualTo("No policy that was searched keeps all limits of the objective together: maxExcess 1 %,"
                        + " maxInstanceHours 3. Raise one of them, or maxCapacity");
    }

    @Test
    void whereNoFamilyCanBeSearchedThatIsSaid() {
        TuningOptions latency = LADDERS.withFamilies(PolicyFamily.LATENCY_STEPS);
        TuningResult result = Tuning.run(TuningCase.request(TuningCase.constant(1_500, DAY), 0.01, latency));
        assertThat(result.sentences().get(0))
                .isEqualTo("None of the families can be searched here, and the present policy does not keep 1 % of the"
                        + " requests above capacity with its margin and under other delays. Search others");
    }

    @Test
    void aTuningPartThatSaysNothingIsRefused() {
        TuningOptions part = LADDERS.withShare(0.001);
        assertThatThrownBy(() -> TuningCase.request(TuningCase.constant(330, DAY), 0.01, part))
                .hasMessageContaining("its tuning part is 2 minutes long: at least 10 are needed, for two scale-outs");
        double[] late = TuningCase.constant(330, DAY).toArray();
        Arrays.fill(late, 0, DAY / 2, 0);
        Trace trace = Trace.of(TuningCase.MIDNIGHT, late);
        assertThatThrownBy(() -> TuningCase.request(trace, 0.01, LADDERS.withShare(0.5)))
                .hasMessageContaining("its tuning part has no requests");
        assertThat(TuningCase.request(trace, 0.01, LADDERS.withShare(0.51)).trace())
                .isEqualTo(trace);
    }

    @Test
    void anObjectiveThatNothingMeetsIsSaid() {
        TuningResult result = Tuning.run(TuningCase.request(TuningCase.constant(1_500, DAY), 0.01, LADDERS));
        assertThat(result.verdict()).isEqualTo(TuningVerdict.NOTHING_QUALIFIES);
        assertThat(result.choice()).isEmpty();
        assertThat(result.certificate()).isEmpty();
        assertThat(result.sentences().get(0)).contains("the lowest share is 33.3333 %");
        assertThat(result.families())
                .extracting(family -> family.rejected().orElseThrow().reason())
                .containsOnly(new Rejection.Margin());
    }

    @Test
    void aPolicyThatCannotBeDeployedIsNotChosen() {
        TuningEnvironment nothing =
                new TuningEnvironment(Workers.SEQUENTIAL, ProgressListener.NONE, description -> List.of("W-M10"));
        TuningResult result = Tuning.run(TuningCase.request(TRACE, 0.01, LADDERS), nothing);
        assertThat(result.verdict()).isEqualTo(TuningVerdict.NOTHING_QUALIFIES);
        assertThat(result.families())
                .isNotEmpty()
                .allMatch(family -> family.winner().isEmpty())
                .noneMatch(family -> family.front().isEmpty())
                .extracting(family -> family.rejected().orElseThrow().reason())
                .containsOnly(new Rejection.Findings(List.of("W-M10")));
        assertThat(result.sentences().get(0)).contains("under other delays, without a warning: ");
    }

    @Test
    void aFamilyThatCannotBeSimulatedSaysWhy() {
        ScalingDescription serverless = ScalingDescription.endpoint("e")
                .inferenceType(EndpointKind.SERVERLESS)
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(0.4).change(-1))
                .step(Step.lower(0.8).change(+1))
                .build();
        TuningOptions steps = TuningOptions.standard().withFamilies(PolicyFamily.FIXED, PolicyFamily.SPLIT_STEPS);
        TuningResult result = Tuning.run(new TuningRequest(
                serverless, TuningCase.service(), TuningCase.maxExcess(0.01), TuningCase.constant(330, DAY), steps));
        assertThat(result.families())
                .allSatisfy(family ->
                        assertThat(family.reason().orElseThrow()).contains("which traffic does not determine"));
        assertThat(result.verdict()).isEqualTo(TuningVerdict.NOTHING_QUALIFIES);
    }

    @Test
    void otherLimitsHaveToHoldToo() {
        TuningResult free = Tuning.run(TuningCase.request(TRACE, 0.05, LADDERS));
        double wait = longestWait(free.choice().orElseThrow().candidate());
        TuningResult strict = Tuning.run(request(limits(0.05, wait), LADDERS));
        RunFigures chosen = strict.choice().orElseThrow().figures();
        assertThat(chosen.longestWaitMinutes().orElseThrow()).isLessThanOrEqualTo(wait / 2);
        assertThat(chosen.excessFraction()).isLessThanOrEqualTo(0.025);
        assertThat(chosen.instanceMinutes())
                .isGreaterThan(free.choice().orElseThrow().figures().instanceMinutes());
    }

    @Test
    void aCostThatNothingKeepsLeavesNoChoice() {
        Objective cheap = new Objective(OptionalDouble.of(0.01), OptionalDouble.empty(), OptionalDouble.of(4 * 24 * 3));
        assertThat(Tuning.run(request(cheap, LADDERS)).verdict()).isEqualTo(TuningVerdict.NOTHING_QUALIFIES);
    }

    @Test
    void withoutAnotherLimitTheLongestWaitIsWeighedAgainstTheCost() {
        Objective wait = new Objective(OptionalDouble.empty(), OptionalDouble.of(4), OptionalDouble.empty());
        TuningResult result = Tuning.run(request(wait, LADDERS));
        RunFigures chosen = result.choice().orElseThrow().figures();
        assertThat(chosen.longestWaitMinutes().orElseThrow()).isBetween(0.5, 2.0);
        assertThat(result.lowerBoundInstanceHours()).isEmpty();
        assertThat(result.sentences()).anyMatch(sentence -> sentence.contains("requests wait up to"));
    }

    private static TuningRequest request(Objective objective, TuningOptions options) {
        return new TuningRequest(TuningCase.present(), TuningCase.service(), objective, TRACE, options);
    }

    private static Objective limits(double maxExcess, double maxWait) {
        return new Objective(OptionalDouble.of(maxExcess), OptionalDouble.of(maxWait), OptionalDouble.empty());
    }

    private static double longestWait(Candidate candidate) {
        ObjectiveLimits wait = ObjectiveLimits.of(limits(0.01, 1), 1, TRACE.minutes());
        return TrafficPart.of(TRACE.slice(0, 2 * DAY), TuningCase.service(), wait)
                .figures(candidate)
                .longestWaitMinutes()
                .orElseThrow();
    }

    @Test
    void aListenerEndsTheTuning() {
        TuningEnvironment impatient =
                new TuningEnvironment(Workers.SEQUENTIAL, (family, evaluated, planned) -> false, PolicyCheck.NONE);
        assertThat(Tuning.run(TuningCase.request(TRACE, 0.01, LADDERS), impatient)
                        .complete())
                .isFalse();
    }

    @Test
    void everythingThatPreventsTuningIsReported() {
        assertThatThrownBy(() -> new TuningRequest(
                        TuningCase.present(),
                        Service.standard(),
                        Objective.NONE,
                        TuningCase.constant(0, 5),
                        TuningOptions.standard()))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(violation -> violation.path())
                                .containsExactly(
                                        "service.requestsPerInstance", "objective.maxExcess", "traffic", "traffic"));
        assertThatThrownBy(() -> new DelayRange(5, 3)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TuningOptions.standard().withShare(0)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void theObjectiveHasToHoldAMinuteBeyondBothEndsOfEachDelay() {
        Service service = TuningCase.service().toBuilder()
                .scaleOutDelay(new DelayRange(4, 9))
                .scaleInDelay(0)
                .metricDelay(new DelayRange(1, Service.MAX_DELAY))
                .build();
        assertThat(DelayRanges.around(service))
                .isEqualTo(new DelayRanges(
                        new DelayRange(3, 10), new DelayRange(0, 1), new DelayRange(0, Service.MAX_DELAY)));
    }

    @Test
    void withAShareOfOneNothingIsUnseen() {
        TuningResult result = Tuning.run(TuningCase.request(TuningCase.daily(2, DAY), 0.01, LADDERS.withShare(1)));
        assertThat(result.unseen()).isEqualTo(Optional.empty());
        assertThat(result.certificate().orElseThrow().unseen()).isEmpty();
        assertThat(result.sentences()).contains("Nothing is unseen: the whole traffic was tuned on");
    }
}
