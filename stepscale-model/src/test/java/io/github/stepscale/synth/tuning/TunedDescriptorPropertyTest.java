package io.github.stepscale.synth.tuning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DecoratedDescriptor;
import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.testing.RandomScaling;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import io.github.stepscale.tuning.TuningVerdict;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tunes random descriptors with comments, in any order and style, and uses the result as a user would. */
class TunedDescriptorPropertyTest {
    private static final int MINUTES = 240;
    private static final String TRAFFIC = RandomTraffic.csv(7, MINUTES);
    private static final Trace TRACE = trace();
    private static final List<String> FAMILIES = List.of("capacityLadder", "twoRuleLadder", "targetTracking", "fixed");
    private static final Set<String> TUNED = Set.of(
            "minCapacity",
            "maxCapacity",
            "schedules",
            "metric",
            "fill",
            "layout",
            "threshold",
            "steps",
            "rules",
            "evaluationPeriods",
            "datapointsToAlarm",
            "treatMissingData",
            "metricAggregationType",
            "cooldown",
            "minAdjustmentMagnitude",
            "scaleOut",
            "scaleIn",
            "tracking",
            "allow");

    private int changed;

    @Test
    void aTunedDescriptorKeepsItsPromise() {
        check(25);
        assertThat(changed).isGreaterThan(3);
    }

    @Test
    @Tag("slow")
    void threeHundredTunedDescriptorsKeepTheirPromises() {
        check(300);
        assertThat(changed).isGreaterThan(60);
    }

    private void check(int count) {
        Random random = new Random(56);
        RandomScaling.forEach(count, present -> check(present, random));
    }

    private void check(ScalingDescription present, Random random) {
        DecoratedDescriptor file = DecoratedDescriptor.of(present, random, simulation(present, random));
        String family = FAMILIES.get(random.nextInt(FAMILIES.size()));
        TuningOutcome outcome = new TuningText(
                        "a.yaml",
                        file.text(),
                        "a.csv",
                        TRAFFIC,
                        Map.of(),
                        Map.of(),
                        Map.of("families", family, "share", random.nextBoolean() ? "1" : "50%"))
                .run();
        outcome.findings().forEach(finding -> assertThat(finding.line()).isPositive());
        outcome.files()
                .filter(files -> files.texts().containsKey(TunedFiles.DESCRIPTOR))
                .ifPresent(files -> check(file, files));
    }

    private void check(DecoratedDescriptor file, TunedFiles files) {
        String text = files.texts().get(TunedFiles.DESCRIPTOR);
        ReadResult before = read(file.text());
        ReadResult after = read(text);
        Descriptor tuned = after.descriptor().orElseThrow(() -> new AssertionError(after.findings() + "\n" + text));
        assertThat(tuned.scaling())
                .isEqualTo(files.result().choice().orElseThrow().candidate().description());
        assertSameBeside(before.descriptor().orElseThrow(), tuned);
        assertSimulatesAsCertified(tuned, files.result().certificate().orElseThrow());
        if (files.verdict() == TuningVerdict.KEEP) {
            assertThat(text).isEqualTo(file.text());
        } else {
            changed++;
            assertThat(warnings(after)).isSubsetOf(warnings(before));
            assertOnlyTunedKeysChanged(file, text);
        }
    }

    private static void assertSameBeside(Descriptor before, Descriptor after) {
        assertThat(List.of(after.service(), after.traffic(), after.objective(), after.scenarios()))
                .isEqualTo(List.of(before.service(), before.traffic(), before.objective(), before.scenarios()));
        assertThat(after.scaling().target()).isEqualTo(before.scaling().target());
        assertThat(after.scaling().suspended()).isEqualTo(before.scaling().suspended());
        assertThat(after.scaling().stack()).isEqualTo(before.scaling().stack());
    }

    /** To the last digit: the certificate holds doubles that were not rounded. */
    private static void assertSimulatesAsCertified(Descriptor tuned, TuningCertificate certificate) {
        assertCertified(tuned, TRACE, certificate, certificate.whole());
        assertCertified(
                tuned, TRACE.slice(0, certificate.tuned().traffic().minutes()), certificate, certificate.tuned());
        certificate
                .unseen()
                .ifPresent(unseen -> assertCertified(
                        tuned, TRACE.slice(MINUTES - unseen.traffic().minutes(), MINUTES), certificate, unseen));
    }

    private static void assertCertified(
            Descriptor tuned, Trace trace, TuningCertificate certificate, CertifiedRun promised) {
        SimulatedRun run = SimulatedRun.of(
                ScalingPlan.of(tuned.scaling()),
                tuned.service().toBuilder()
                        .initialCapacity(promised.initialCapacity())
                        .build(),
                certificate.objective(),
                trace);
        assertThat(CertifiedRun.of(
                        trace,
                        promised.initialCapacity(),
                        run.summary(),
                        certificate.objective(),
                        promised.lowerBoundInstanceHours()))
                .isEqualTo(promised);
    }

    /** The lines of the file, in order; those of tuned keys may be comments. */
    private static void assertOnlyTunedKeysChanged(DecoratedDescriptor file, String text) {
        List<String> lines = List.of(text.split(file.lineBreak(), -1));
        int from = 0;
        for (DecoratedDescriptor.Line line : file.lines()) {
            int kept = lines.subList(from, lines.size()).indexOf(line.text());
            int found = TUNED.contains(line.key().replace("\"", "").strip())
                    ? first(kept, lines.subList(from, lines.size()).indexOf(("# " + line.text()).strip()))
                    : kept;
            assertThat(found).as(line + "\nin\n" + text).isNotNegative();
            from += found + 1;
        }
    }

    private static int first(int one, int other) {
        return one < 0 ? other : other < 0 ? one : Math.min(one, other);
    }

    private static Set<String> warnings(ReadResult read) {
        Set<String> codes = new TreeSet<>();
        Synthesis.of(read).findings().stream()
                .filter(finding -> finding.finding().severity() != Severity.INFO)
                .forEach(finding -> codes.add(finding.code()));
        return codes;
    }

    /** Instances that serve the busiest minute with a part of the range. */
    private static List<String> simulation(ScalingDescription present, Random random) {
        double busiest = TRACE.toArray().length == 0 ? 0 : max();
        int needed = Math.max(1, Math.min(present.capacity().max(), 4 + random.nextInt(8)) - random.nextInt(2));
        String each = String.valueOf((int) Math.ceil(busiest / needed));
        boolean async = present.target().kind() == EndpointKind.ASYNC;
        return List.of(
                "service: { requestsPerInstance: " + each + ", scaleOutDelay: " + (1 + random.nextInt(5)) + " } # ours",
                async ? "objective: { maxWait: 15 }" : "objective:\n  # at most\n  maxExcess: 5%");
    }

    private static double max() {
        double max = 0;
        for (double requests : TRACE.toArray()) {
            max = Math.max(max, requests);
        }
        return max;
    }

    private static ReadResult read(String text) {
        return DescriptorReader.read("a.yaml", text.getBytes(UTF_8), Map.of());
    }

    private static Trace trace() {
        try {
            return TraceReader.read("a.csv", TRAFFIC.getBytes(UTF_8), Optional.empty())
                    .trace();
        } catch (InvalidTraceException invalid) {
            throw new IllegalStateException(invalid);
        }
    }
}
