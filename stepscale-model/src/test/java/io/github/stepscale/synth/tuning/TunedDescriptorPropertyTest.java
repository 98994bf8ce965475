package io.github.stepscale.synth.tuning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DecoratedDescriptor;
import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorKeys;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import io.github.stepscale.tuning.TuningVerdict;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tunes random descriptors with comments, in any order and style, and uses the result as a user would. */
class TunedDescriptorPropertyTest {
    private static final List<String> TRAFFIC =
            List.of(RandomTraffic.csv(7, 200), RandomTraffic.csv(8, 240), RandomTraffic.csv(9, 301));
    private static final List<String> TUNED = List.of(
            "minCapacity",
            // Of rules that are gone.
            "names",
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
            "tracking");
    /** A capacity that never changes ends its range, and lint is told that this is meant. */
    private static final List<String> FIXED = List.of("maxCapacity", "allow");

    private static final Pattern BELOW_THE_TOP = Pattern.compile("[.\\[].*");

    private final Map<TuningVerdict, Integer> verdicts = new EnumMap<>(TuningVerdict.class);

    /** About a second each: all 300 with {@code -Dstepscale.tunedDescriptors=300}. */
    @Test
    @Tag("slow")
    void tunedDescriptorsKeepTheirPromises() {
        int count = Integer.getInteger("stepscale.tunedDescriptors", 40);
        check(count);
        assertThat(verdicts.getOrDefault(TuningVerdict.CHANGE, 0)).isGreaterThan(count / 5);
    }

    /** Checks the first descriptors that can be tuned; all others are refused with the place. */
    private void check(int count) {
        int tuned = 0;
        for (long seed = 1; tuned < count; seed++) {
            assertThat(seed).isLessThan(4L * count);
            try {
                tuned += check(seed) ? 1 : 0;
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    private boolean check(long seed) {
        Optional<ScalingDescription> present = SmallScaling.of(seed);
        if (present.isEmpty()) {
            return false;
        }
        Random random = new Random(seed);
        UserFile file = UserFile.of(present.get(), busiest(seed), random);
        TuningOutcome outcome = new TuningText(
                        "a.yaml", file.text, "a.csv", traffic(seed), Map.of(), Map.of(), settings(seed, random))
                .run();
        outcome.findings().forEach(finding -> assertThat(finding.line()).isPositive());
        outcome.files().ifPresent(files -> check(file, files, trace(seed)));
        return outcome.files().isPresent();
    }

    /** The families one after the other, every second time with another one. */
    private static Map<String, String> settings(long seed, Random random) {
        List<PolicyFamily> all = PolicyFamily.searched();
        String family = all.get((int) (seed % all.size())).key();
        String other = all.get(random.nextInt(all.size())).key();
        return Map.of(
                "families",
                random.nextBoolean() ? family : family + ", " + other,
                "share",
                random.nextBoolean() ? "1" : "50%");
    }

    private void check(UserFile file, TunedFiles files, Trace trace) {
        verdicts.merge(files.verdict(), 1, Integer::sum);
        if (files.verdict() == TuningVerdict.NOTHING_QUALIFIES) {
            assertThat(files.texts()).containsOnlyKeys(TunedFiles.REPORT, TunedFiles.FRONT);
            return;
        }
        String text = files.texts().get(TunedFiles.DESCRIPTOR);
        ReadResult before = read(file.text);
        ReadResult after = read(text);
        Descriptor tuned = after.descriptor().orElseThrow(() -> new AssertionError(after.findings() + "\n" + text));
        assertThat(tuned.scaling())
                .isEqualTo(files.result().choice().orElseThrow().candidate().description());
        assertSimulatesAsCertified(tuned, trace, files.result().certificate().orElseThrow());
        if (files.verdict() == TuningVerdict.KEEP) {
            assertThat(text).isEqualTo(file.text);
        } else {
            List<String> changeable = changeable(files);
            assertSameBeside(before.descriptor().orElseThrow(), tuned, changeable.contains("maxCapacity"));
            assertNoOtherFindings(before, after);
            file.assertOnlyChanged(changeable, text);
        }
    }

    private static List<String> changeable(TunedFiles files) {
        boolean fixed = files.result().choice().orElseThrow().candidate().family() == PolicyFamily.FIXED;
        return fixed ? Stream.of(TUNED, FIXED).flatMap(List::stream).toList() : TUNED;
    }

    private static StackSettings nameless(ScalingDescription scaling) {
        return scaling.stack().withNames(Map.of());
    }

    private static void assertSameBeside(Descriptor before, Descriptor after, boolean fixed) {
        assertThat(List.of(after.service(), after.traffic(), after.objective(), after.scenarios()))
                .isEqualTo(List.of(before.service(), before.traffic(), before.objective(), before.scenarios()));
        ScalingDescription old = before.scaling();
        ScalingDescription tuned = after.scaling();
        assertThat(List.of(tuned.target(), tuned.suspended(), tuned.wakeFromZero(), nameless(tuned)))
                .isEqualTo(List.of(old.target(), old.suspended(), old.wakeFromZero(), nameless(old)));
        // A rule that is gone has no name.
        assertThat(old.stack().names().entrySet())
                .containsAll(tuned.stack().names().entrySet());
        if (!fixed) {
            assertThat(tuned.capacity().max()).isEqualTo(old.capacity().max());
            assertThat(tuned.allow()).isEqualTo(old.allow());
        }
    }

    /** To the last digit: the certificate holds doubles that were not rounded. */
    private static void assertSimulatesAsCertified(Descriptor tuned, Trace trace, TuningCertificate certificate) {
        assertCertified(tuned, trace, certificate, certificate.whole());
        assertCertified(
                tuned, trace.slice(0, certificate.tuned().traffic().minutes()), certificate, certificate.tuned());
        certificate
                .unseen()
                .ifPresent(unseen -> assertCertified(
                        tuned,
                        trace.slice(trace.minutes() - unseen.traffic().minutes(), trace.minutes()),
                        certificate,
                        unseen));
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

    /** Errors and warnings about keys that stay as they were may stay too. */
    private static void assertNoOtherFindings(ReadResult before, ReadResult after) {
        List<String> present = findings(before);
        assertThat(findings(after)).allSatisfy(finding -> assertThat(present).contains(finding));
        assertThat(findings(after))
                .filteredOn(finding -> !finding.endsWith(" schedules"))
                .allSatisfy(finding -> assertThat(TUNED).doesNotContain(finding.substring(finding.indexOf(' ') + 1)));
    }

    private static List<String> findings(ReadResult read) {
        return Synthesis.of(read).findings().stream()
                .map(LocatedFinding::finding)
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(TunedDescriptorPropertyTest::name)
                .toList();
    }

    private static String name(Finding finding) {
        return finding.code() + " " + BELOW_THE_TOP.matcher(finding.path()).replaceFirst("");
    }

    private static ReadResult read(String text) {
        return DescriptorReader.read("a.yaml", text.getBytes(UTF_8), Map.of());
    }

    private static String traffic(long seed) {
        return TRAFFIC.get((int) (seed % TRAFFIC.size()));
    }

    private static Trace trace(long seed) {
        try {
            return TraceReader.read("a.csv", traffic(seed).getBytes(UTF_8)).trace();
        } catch (InvalidTraceException invalid) {
            throw new IllegalStateException(invalid);
        }
    }

    private static double busiest(long seed) {
        return Arrays.stream(trace(seed).toArray()).max().orElseThrow();
    }

    /**
     * The file of a user.
     *
     * @param lines the same as lines; absent if all keys are in braces
     * @param simulation what the file says beside the scaling
     */
    private record UserFile(String text, Optional<DecoratedDescriptor> lines, List<String> simulation) {

        static UserFile of(ScalingDescription present, double busiest, Random random) {
            List<String> simulation = simulation(present, busiest, random);
            if (random.nextInt(5) == 0) {
                return new UserFile(
                        DecoratedDescriptor.inBraces(present, random, simulation), Optional.empty(), simulation);
            }
            DecoratedDescriptor lines = DecoratedDescriptor.of(present, random, simulation);
            return new UserFile(lines.text(), Optional.of(lines), simulation);
        }

        /** Instances that serve the busiest minute with about half of the range, or more. */
        private static List<String> simulation(ScalingDescription present, double busiest, Random random) {
            int max = present.capacity().max();
            int needed = Math.max(1, max - random.nextInt(1 + max / 2));
            int each = (int) Math.ceil(busiest / needed);
            String model = random.nextBoolean()
                    ? ""
                    : ", model: { workers: 2, serviceTime: " + 90_000 / each
                            + "ms }, utilization: { CPUUtilization: { idle: 5, full: 92 } }";
            boolean async = present.target().kind() == EndpointKind.ASYNC;
            return List.of(
                    "service: { requestsPerInstance: " + each + ", scaleOutDelay: " + (1 + random.nextInt(5)) + model
                            + " }",
                    async ? "objective: { maxWait: 15 }" : "objective: { maxExcess: 5% }");
        }

        /** What is in lines stays in order, changed keys as comments, and nothing but changeable keys comes beside it. */
        void assertOnlyChanged(List<String> changeable, String tuned) {
            simulation.forEach(entry -> assertThat(tuned).contains(entry.substring(entry.indexOf(':'))));
            lines.ifPresent(known -> assertOnlyChanged(known, changeable, tuned));
        }

        private static void assertOnlyChanged(DecoratedDescriptor file, List<String> changeable, String tuned) {
            List<String> added = new ArrayList<>(List.of(tuned.split(file.lineBreak(), -1)));
            int from = 0;
            for (DecoratedDescriptor.Line line : file.lines()) {
                List<String> rest = added.subList(from, added.size());
                int kept = rest.indexOf(line.text());
                int commented = changeable.contains(line.key()) ? rest.indexOf(("# " + line.text()).strip()) : -1;
                int found = kept < 0 || commented >= 0 && commented < kept ? commented : kept;
                assertThat(found).as("%s%nin%n%s", line, tuned).isNotNegative();
                rest.remove(found);
                from += found;
            }
            TreeSet<String> others = new TreeSet<>(DescriptorKeys.TOP);
            others.removeAll(changeable);
            Pattern other = Pattern.compile("\"?(" + String.join("|", others) + ")\"? *:.*");
            assertThat(added)
                    .noneMatch(line ->
                            other.matcher(line.substring(root(file, line))).matches());
        }

        /** The indentation of the keys at the top, as far as a line has it. */
        private static int root(DecoratedDescriptor file, String line) {
            int top = file.lines().stream()
                    .map(DecoratedDescriptor.Line::text)
                    .filter(text -> text.strip().replace("\"", "").startsWith("maxCapacity"))
                    .mapToInt(text -> text.indexOf(text.strip()))
                    .min()
                    .orElseThrow();
            return line.startsWith(" ".repeat(top)) ? top : 0;
        }
    }
}
