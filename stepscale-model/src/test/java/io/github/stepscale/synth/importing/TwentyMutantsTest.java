package io.github.stepscale.synth.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.template.TemplateReader;
import io.github.stepscale.yaml.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes that people make in the usual template: each is found at its line, and the template without one has none. */
class TwentyMutantsTest {

    /**
     * A change of the template.
     *
     * @param code of the finding that it makes
     * @param from a part of the template, up to the end of its last line
     * @param to in its place
     * @param place a line of the mutant from the end of the change back to its start has this text, and the finding
     */
    private record Mutant(String name, String code, String from, String to, String place) {
        String template() {
            return UsualTemplate.TEXT.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        }

        /** The nearest line with the text of the place, from the changed one upwards. */
        int line() {
            List<String> before = UsualTemplate.TEXT.lines().toList();
            List<String> after = template().lines().toList();
            int changed = IntStream.range(0, after.size())
                    .filter(line -> !after.get(line).equals(before.get(line)))
                    .findFirst()
                    .orElseThrow();
            return 1
                    + IntStream.iterate(changed, line -> line >= 0, line -> line - 1)
                            .filter(line -> after.get(line).contains(place))
                            .findFirst()
                            .orElseThrow();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mutant> mutants() {
        String steps = "StepAdjustments:";
        return Stream.of(
                changed("overlapping steps", "E-S04", "LowerBound: 300", "LowerBound: 200", steps),
                changed("gapped steps", "E-S03", "LowerBound: 300", "LowerBound: 400", steps),
                changed(
                        "no open end",
                        "E-S02",
                        "LowerBound: 300\n",
                        "LowerBound: 300\n            MetricIntervalUpperBound: 900\n",
                        steps),
                changed(
                        "a band above the threshold that matches no step",
                        "W-S13",
                        "LowerBound: 0\n",
                        "LowerBound: 20\n",
                        steps),
                changed(
                        "a band below the threshold that matches no step",
                        "W-S13",
                        "UpperBound: 0\n",
                        "UpperBound: -10\n",
                        steps),
                changed("two alarms on one policy", "W-A18", "- !Ref ScaleInPolicy", "- !Ref ScaleOutPolicy"),
                changed(
                        "a period of 45",
                        "E-A06",
                        "Period: 60\n      EvaluationPeriods: 3",
                        "Period: 45\n      EvaluationPeriods: 3"),
                changed("a broken dashboard", "E-C05", "\"widgets\": [", "\"widgets\": [,"),
                changed("a minimum above the maximum", "E-D07", "MinCapacity: 2", "MinCapacity: 9"),
                changed("M above N", "E-A06", "DatapointsToAlarm: 2", "DatapointsToAlarm: 4"),
                changed("a dimension of another endpoint", "W-A25", "Value: !Ref EndpointName", "Value: payments"),
                changed("a missing threshold", "E-D06", "      Threshold: !Ref LowLoad\n", "", "Properties:"),
                changed("two results", "E-T30", "ReturnData: false", "ReturnData: true"),
                changed("broken metric math", "E-A36", "FILL(m1, 0)", "FILL((m1, 0)"),
                changed("an unknown id", "E-A23", "FILL(m1, 0)", "FILL(m2, 0)"),
                changed("a negative cooldown", "E-D05", "Cooldown: 240", "Cooldown: -240"),
                changed(
                        "a malformed resource id",
                        "E-M01",
                        "endpoint/${EndpointName}/variant/",
                        "endpoint/${EndpointName}/"),
                changed(
                        "a bound above its upper",
                        "E-S05",
                        "LowerBound: 0\n",
                        "LowerBound: 310\n",
                        "MetricIntervalLowerBound"),
                changed(
                        "two open lower ends",
                        "E-S06",
                        "          - MetricIntervalLowerBound: -50\n            MetricIntervalUpperBound: 0",
                        "          - MetricIntervalUpperBound: 0",
                        steps),
                changed("an unknown property", "E-T20", "Statistic: Sum", "Statistics: Sum"),
                changed(
                        "a wrong adjustment type",
                        "E-D05",
                        "AdjustmentType: ChangeInCapacity",
                        "AdjustmentType: ChangeCapacity"),
                changed("a fractional adjustment", "E-D04", "ScalingAdjustment: 1\n", "ScalingAdjustment: 1.5\n"),
                changed("a reference to nothing", "E-T05", "- !Ref ScaleOutPolicy", "- !Ref ScaleOut"),
                changed("an absent maximum", "E-D06", "      MaxCapacity: 8\n", "", "Properties:"),
                changed("an unused parameter", "W-T06", "Threshold: !Ref LowLoad", "Threshold: 100", "LowLoad:"));
    }

    private static Mutant changed(String name, String code, String from, String to) {
        return new Mutant(name, code, from, to, "");
    }

    private static Mutant changed(String name, String code, String from, String to, String place) {
        return new Mutant(name, code, from, to, place);
    }

    @Test
    void theTemplateHasNoMistake() {
        assertThat(findings(UsualTemplate.TEXT))
                .filteredOn(found -> found.finding().severity() != Severity.INFO)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aMistakeIsFoundAtItsLine(Mutant mutant) {
        assertThat(UsualTemplate.TEXT).contains(mutant.from());

        List<LocatedFinding> findings = findings(mutant.template());

        assertThat(findings)
                .as("%s", findings)
                .filteredOn(found -> found.code().equals(mutant.code()))
                .extracting(LocatedFinding::line)
                .contains(mutant.line());
    }

    /** What one mistake makes is one error, whoever finds it. */
    @ParameterizedTest
    @MethodSource("mutants")
    void aMistakeIsSaidOnce(Mutant mutant) {
        assertThat(findings(mutant.template()))
                .filteredOn(LocatedFinding::isError)
                .extracting(found -> found.line() + " " + found.finding().path())
                .doesNotHaveDuplicates();
    }

    private static List<LocatedFinding> findings(String template) {
        ImportResult result = new ImportJob(
                        TemplateReader.read("scaling.yaml", template.getBytes(StandardCharsets.UTF_8), Map.of()),
                        ImportOptions.NONE)
                .run();
        return Stream.concat(
                        result.findings().stream(),
                        result.targets().stream().flatMap(target -> target.findings().stream()))
                .toList();
    }
}
