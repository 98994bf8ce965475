package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.testing.RandomScaling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts have the same canonical plan. */
class PlanHashTest {
    /** A number that is a value of its own. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<=[:\\[,] )[+-]?\\d+(\\.\\d+)?(?=$|[,}\\] ])", Pattern.MULTILINE);
    /** These lines, and all of a key at the top, have no number that affects scaling. */
    private static final Pattern NAMES = Pattern.compile(
            "(endpointName|variantName|inferenceComponentName|stackName|description|tags|dashboard|names|deletionPolicy|outputs|allow)\\b.*");

    private static final String LADDER = """
            endpointName: e
            minCapacity: 1
            maxCapacity: 4
            layout: split
            steps: [{ upper: 20, change: -1 }, { lower: 50, change: 1 }]
            """;

    private static CanonicalPlan plan(ScalingDescription scaling) {
        return CanonicalPlan.of(ScalingPlan.of(scaling));
    }

    private static Optional<ScalingDescription> read(String text) {
        return Corpus.read(text).descriptor().map(Descriptor::scaling);
    }

    private static CanonicalPlan plan(String text) {
        return plan(read(text).orElseThrow());
    }

    @Test
    void commentsOrderAndQuotesDoNotMatter() {
        RandomScaling.seeds(300).forEach(seed -> {
            ScalingDescription scaling = RandomScaling.of(seed);
            String hash = plan(scaling).sha256();
            assertThat(plan(DecoratedDescriptor.of(scaling, seed).text()).sha256())
                    .as("seed %s", seed)
                    .isEqualTo(hash);
            assertThat(plan(DecoratedDescriptor.inBraces(scaling, seed)).sha256())
                    .as("seed %s", seed)
                    .isEqualTo(hash);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            variantName: AllTraffic
            inferenceType: realtime
            metric: InvocationsPerInstance
            scaleOut: { cooldown: 120s }
            scaleOut: { evaluationPeriods: 1, datapointsToAlarm: 1 }
            scaleIn: { treatMissingData: missing, metricAggregationType: Maximum }
            suspended: { scaleIn: false }
            stackName: other
            tags: { a: b }
            description: why
            dashboard: false
            names: { ScaleOut: { policy: out, alarm: busy } }
            deletionPolicy: Retain
            outputs: false
            allow: [W-S13]
            """)
    void defaultsAndWhatBelongsToTheStackDoNotMatter(String line) {
        assertThat(plan(LADDER + line + "\n")).isEqualTo(plan(LADDER));
    }

    @Test
    void namesDoNotMatter() {
        assertThat(plan(LADDER.replace("endpointName: e", "endpointName: other")))
                .isEqualTo(plan(LADDER));
        String schedule = "schedules: [{ name: %s, schedule: rate(1 day), minCapacity: 2%s }]\n";
        assertThat(plan(LADDER + schedule.formatted("a", "")))
                .isEqualTo(plan(LADDER + schedule.formatted("b", ", timezone: UTC")))
                .isNotEqualTo(plan(LADDER));
    }

    /** Two numbers of each of 300 descriptors, one more or one less. */
    @Test
    void everyNumberThatAffectsScalingMatters() {
        List<String> changed = new ArrayList<>();
        RandomScaling.seeds(300).forEach(seed -> {
            ScalingDescription scaling = RandomScaling.of(seed);
            String text = DescriptorWriter.write(scaling);
            SplittableRandom random = new SplittableRandom(seed);
            List<MatchResult> numbers = NUMBER.matcher(text)
                    .results()
                    .filter(number -> !isOfAName(text, number.start()))
                    .toList();
            for (int i = 0; i < Math.min(2, numbers.size()); i++) {
                MatchResult number = numbers.get(random.nextInt(numbers.size()));
                BigDecimal by = BigDecimal.valueOf(random.nextBoolean() ? 1 : -1);
                String value = new BigDecimal(number.group()).add(by).toPlainString();
                String other = text.substring(0, number.start()) + value + text.substring(number.end());
                read(other).ifPresent(description -> {
                    assertThat(plan(description).equals(plan(scaling)))
                            .as("seed %s: %s for %s in%n%s", seed, value, number.group(), text)
                            .isEqualTo(parts(description).equals(parts(scaling)));
                    changed.add(value);
                });
            }
        });
        assertThat(changed).hasSizeGreaterThan(250);
    }

    private static boolean isOfAName(String text, int at) {
        String before = text.substring(0, at);
        Matcher top = Pattern.compile("^\\w+", Pattern.MULTILINE).matcher(before);
        String key = "";
        while (top.find()) {
            key = top.group();
        }
        String line = before.substring(before.lastIndexOf('\n') + 1);
        return NAMES.matcher(key).matches() || line.matches("[ -]*(name|id): ");
    }

    /** What the simulation and the template take from a description, without names. */
    private static List<Object> parts(ScalingDescription scaling) {
        ScalingPlan plan = ScalingPlan.of(scaling);
        return List.of(
                scaling.target().kind(),
                scaling.capacity(),
                scaling.suspended(),
                scaling.schedules().stream().map(PlanHashTest::unnamed).toList(),
                plan.plannedRules().stream().map(PlanHashTest::unnamed).toList());
    }

    private static ScheduledAction unnamed(ScheduledAction schedule) {
        return new ScheduledAction(
                "name",
                schedule.schedule(),
                schedule.timezone(),
                schedule.startTime(),
                schedule.endTime(),
                schedule.minCapacity(),
                schedule.maxCapacity());
    }

    private static Object unnamed(PlannedRule rule) {
        return rule instanceof ScalingRule scaling
                ? List.of(scaling.alarm(), scaling.policy())
                : List.of(((PromQlScalingRule) rule).alarm(), ((PromQlScalingRule) rule).policy());
    }
}
