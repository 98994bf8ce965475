package io.github.stepscale.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.DescriptorWriter;
import io.github.stepscale.examples.ExampleFiles;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.testing.Changes;
import io.github.stepscale.testing.RandomMistakes;
import io.github.stepscale.testing.RuleBySide;
import io.github.stepscale.yaml.LocatedFinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Findings whose fixes are made, round after round, until none has any. In every round those of all errors and warnings
 * are made, of two that write the same key the first. What must hold, where a finding is the same if its id is:
 *
 * <ul>
 *   <li>no round leaves an error that was not there, but for what a metric hid that nobody knew by the wrong namespace or
 *       dimensions;
 *   <li>a round that mends no error leaves no warning that was not there: no advice earns the next finding. What an error
 *       hid, such as the flapping of an alarm that saw no data, shows once the error is gone;
 *   <li>the errors that have changes get fewer in every round that starts with some, and the warnings in every other;
 *   <li>after at most five rounds nothing has any.
 * </ul>
 */
class FixesTest {
    private static final int ROUNDS = 5;
    /** Of a metric that lint does not know before they are mended. */
    private static final Set<String> HIDING = Set.of("A03", "A04");

    private static final Path EXAMPLES = Path.of("..", "examples");

    static Stream<String> corpus() {
        Stream<String> mistakes = ExamplesTest.all()
                .flatMap(example -> Stream.of(example.mistake(), example.quiet()))
                .map(scaling -> DescriptorWriter.write(scaling.build()));
        return Stream.of(mistakes, mistakesInRules(), CHAINS.stream(), examples())
                .flatMap(descriptors -> descriptors);
    }

    /** The same mistakes in rules that are written as steps, where they can be. */
    private static Stream<String> mistakesInRules() {
        return ExamplesTest.all()
                .flatMap(example -> Stream.of(example.mistake(), example.quiet()))
                .flatMap(scaling -> RuleBySide.of(scaling.build()).stream())
                .map(DescriptorWriter::write);
    }

    /** Descriptions in which one piece of advice once led to the next. */
    private static final List<String> CHAINS = List.of("""
            endpointName: e
            minCapacity: 1
            maxCapacity: 6
            metric: InvocationsPerInstance
            rules:
              - name: out
                alarm: { comparisonOperator: GreaterThanOrEqualToThreshold, threshold: 50, evaluationPeriods: 1 }
                policy:
                  adjustmentType: ExactCapacity
                  stepAdjustments: [{ metricIntervalLowerBound: 0, scalingAdjustment: 3 }]
              - name: in
                alarm: { comparisonOperator: LessThanThreshold, threshold: 10, evaluationPeriods: 15, fill: 0 }
                policy:
                  adjustmentType: ExactCapacity
                  metricAggregationType: Maximum
                  stepAdjustments: [{ metricIntervalUpperBound: 0, scalingAdjustment: 1 }]
            """, """
            endpointName: e
            minCapacity: 1
            maxCapacity: 6
            steps:
              - { upper: 24, change: -2 }
              - { lower: 104, change: +2 }
            layout: split
            cooldown: 120
            service: { metricDelay: 2 }
            """, """
            endpointName: e
            minCapacity: 1
            maxCapacity: 6
            metric: MemoryUtilization
            steps:
              - { upper: 0.3, change: -1 }
              - { lower: 0.7, change: +1 }
            """, """
            endpointName: e
            minCapacity: 1
            maxCapacity: 6
            metric: ModelLatency
            steps:
              - { upper: 0.05, change: -1 }
              - { lower: 0.2, change: +1 }
            """, """
            endpointName: e
            minCapacity: 1
            maxCapacity: 6
            rules:
              - name: in
                fill: 30
                steps: [{ upper: 40, change: -1 }]
              - name: out
                steps: [{ lower: 50, change: +1 }]
            """, """
            endpointName: e
            minCapacity: 1
            maxCapacity: 6
            rules:
              - name: in
                steps: [{ upper: 10, change: -1 }, { lower: 10, upper: 40, change: -1 }]
              - name: out
                steps: [{ lower: 50, upper: 80, change: +1 }, { lower: 80, change: +2 }]
            """, """
            endpointName: e
            minCapacity: 1
            maxCapacity: 2
            rules:
              - name: in
                steps: [{ upper: 80, change: -1 }]
              - name: out
                steps: [{ lower: 60, change: +1 }]
              - name: low
                alarm: { comparisonOperator: LessThanThreshold, threshold: 30, evaluationPeriods: 1 }
                policy:
                  adjustmentType: ChangeInCapacity
                  cooldown: 600
                  stepAdjustments: [{ metricIntervalUpperBound: 0, scalingAdjustment: 0 }]
            """);

    @ParameterizedTest
    @MethodSource("corpus")
    void noFixCausesAnotherFinding(String descriptor) {
        follow(descriptor);
    }

    @Test
    void noFixOfRandomMistakesCausesAnotherFinding() {
        assertThat(followAll(1, 60)).hasSizeGreaterThan(5);
    }

    @Test
    @Tag("slow")
    void noFixOfManyRandomMistakesCausesAnotherFinding() {
        assertThat(followAll(1_000, 500)).hasSizeGreaterThan(15);
    }

    @Test
    void theCatalogueMarksTheFixesThatAMachineCanApply() {
        Set<String> made = corpus().flatMap(descriptor -> findings(descriptor).stream())
                .filter(finding -> !finding.changes().isEmpty())
                .map(Finding::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(made)
                .isEqualTo(FindingCatalog.entries().stream()
                        .filter(CatalogEntry::mechanical)
                        .map(CatalogEntry::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theSentenceOfAFixContainsItsValues(String descriptor) {
        findings(descriptor).stream()
                .filter(finding -> !finding.fix().startsWith("Multiply"))
                .forEach(finding -> Changes.scalars(finding.changes())
                        .forEach(value ->
                                assertThat(finding.fix()).as(finding.code()).contains(value)));
    }

    /** The codes that were mended on the way. */
    private static Set<String> followAll(long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(RandomMistakes::descriptor)
                .filter(FixesTest::isReadable)
                // A fix may remove a rule, whose name the reader then refuses: both have to go by hand.
                .filter(descriptor -> !descriptor.contains("names"))
                .flatMap(descriptor -> follow(descriptor).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> follow(String descriptor) {
        Set<String> mended = new TreeSet<>();
        String text = descriptor;
        List<Finding> findings = findings(text);
        int round = 0;
        while (findings.stream().anyMatch(FixesTest::isMendable)) {
            round++;
            String next = Changes.make(
                    text, findings.stream().filter(FixesTest::isMendable).toList());
            List<Finding> after = findings(next);
            String told = "round %d of%n%s%nbecomes%n%s%n%s%n->%n%s".formatted(round, text, next, findings, after);
            assertRound(findings, after, told);
            assertThat(round).as(told).isLessThanOrEqualTo(ROUNDS);
            findings.stream().filter(FixesTest::isMendable).map(Finding::code).forEach(mended::add);
            text = next;
            findings = after;
        }
        return mended;
    }

    private static void assertRound(List<Finding> before, List<Finding> after, String told) {
        Severity worst = mendable(before, Severity.ERROR) > 0 ? Severity.ERROR : Severity.WARNING;
        if (keys(before, Severity.ERROR).stream().noneMatch(HIDING::contains)) {
            assertThat(keys(before, Severity.ERROR)).as(told).containsAll(keys(after, Severity.ERROR));
        }
        if (worst == Severity.WARNING) {
            assertThat(keys(before, Severity.WARNING)).as(told).containsAll(keys(after, Severity.WARNING));
        }
        assertThat(mendable(after, worst)).as(told).isLessThan(mendable(before, worst));
    }

    private static Set<String> keys(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long mendable(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity && isMendable(finding))
                .count();
    }

    private static boolean isMendable(Finding finding) {
        return finding.severity() != Severity.INFO && !finding.changes().isEmpty();
    }

    private static boolean isReadable(String descriptor) {
        return check(descriptor).stack().isPresent();
    }

    private static Synthesis check(String descriptor) {
        return Synthesis.of(DescriptorReader.read(
                "stepscale.yaml", descriptor.getBytes(StandardCharsets.UTF_8), Map.of(), new ExampleFiles()));
    }

    private static List<Finding> findings(String descriptor) {
        Synthesis check = check(descriptor);
        assertThat(check.stack()).as("%s%n%s", descriptor, check.findings()).isPresent();
        return check.findings().stream().map(LocatedFinding::finding).toList();
    }

    private static Stream<String> examples() {
        try (Stream<Path> files = Files.walk(EXAMPLES, 2)) {
            return files
                    .filter(file -> file.getFileName().toString().equals("stepscale.yaml"))
                    .sorted()
                    .map(FixesTest::text)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
