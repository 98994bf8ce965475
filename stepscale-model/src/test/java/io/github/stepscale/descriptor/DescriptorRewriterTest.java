package io.github.stepscale.descriptor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.testing.RandomScaling;
import io.github.stepscale.validation.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DescriptorRewriterTest {
    private static final int COUNT = 300;
    private static final String USERS = """
            # Scaling of the detector.
            endpointName: 'object-detection' # owned by vision
            minCapacity: 1
            maxCapacity: 10

            # Requests a minute.
            metric: InvocationsPerInstance
            steps:
              - { upper: 20, change: -1 }   # calm
              # more than half
              - { lower: 50, change: +1 }
            cooldown: 60   # a minute

            traffic: runs/may.csv
            """;

    @Test
    void aRangeOfADelayStays() {
        String text = USERS + "service: { requestsPerInstance: 800, scaleOutDelay: 4m..9m } # measured\n";

        assertThat(DescriptorRewriter.rewrite(
                        text, scaling(text.replace("minCapacity: 1", "minCapacity: 2")), Map.of()))
                .contains("\nminCapacity: 2\n")
                .endsWith("\nservice: { requestsPerInstance: 800, scaleOutDelay: 4m..9m } # measured\n");
    }

    @Test
    void replacedKeysStayAsCommentsAndNumbersHaveReasons() {
        ScalingDescription tuned = scaling("""
                endpointName: object-detection
                minCapacity: 2
                maxCapacity: 10
                metric: Invocations
                fill: 0
                steps:
                  - { upper: 600, capacity: 2 }
                  - { lower: 600, capacity: 4 }
                evaluationPeriods: 5
                """);
        Map<String, String> reasons = Map.of(
                "minCapacity", "the night needs two",
                "steps", "80 % of 375 requests an instance",
                "steps[0].upper", "two",
                "steps[0].capacity", "instances",
                "evaluationPeriods", "in after\n5 quiet minutes\u2028# x: 1",
                "cooldown", "is not written");

        assertThat(DescriptorRewriter.rewrite(USERS, tuned, reasons)).isEqualTo("""
                # Scaling of the detector.
                endpointName: 'object-detection' # owned by vision
                # minCapacity: 1
                minCapacity: 2  # the night needs two
                maxCapacity: 10

                # Requests a minute.
                # metric: InvocationsPerInstance
                metric: Invocations
                fill: 0
                # steps:
                #   - { upper: 20, change: -1 }   # calm
                #   # more than half
                #   - { lower: 50, change: +1 }
                steps:  # 80 % of 375 requests an instance
                  - { upper: 600, capacity: 2 }  # two; instances
                  - { lower: 600, capacity: 4 }
                evaluationPeriods: 5  # in after 5 quiet minutes # x: 1
                # cooldown: 60   # a minute

                traffic: runs/may.csv
                """);
    }

    @Test
    void stepsTakeThePlaceOfRules() {
        String text = Corpus.with(
                "stackName: s",
                "rules:",
                "  - name: busy",
                "    metric: {name: ModelLatency, statistic: p90}",
                "    steps:",
                "    - lower: 50",
                "      change: 1",
                "# the end");
        ScalingDescription tuned = scaling(Corpus.with("stackName: s", "steps: [{ lower: 40, change: 2 }]"));

        assertThat(DescriptorRewriter.rewrite(text, tuned, Map.of()))
                .isEqualTo(Corpus.with(
                        "stackName: s",
                        "# rules:",
                        "#   - name: busy",
                        "#     metric: {name: ModelLatency, statistic: p90}",
                        "#     steps:",
                        "#     - lower: 50",
                        "#       change: 1",
                        "steps:",
                        "  - { lower: 40, change: +2 }",
                        "# the end"));
    }

    @Test
    void aFileInBracesKeepsThem() {
        String text =
                "{\"endpointName\": \"e\", \"minCapacity\": 1, \"maxCapacity\": 9, \"steps\": [{\"lower\": 50, \"change\": 1}]}";
        ScalingDescription tuned =
                scaling(Corpus.with("minCapacity: 2", "steps: [{ lower: 50, change: 1 }]", "cooldown: 0")
                        .replaceFirst("minCapacity: 1\n", ""));

        assertThat(DescriptorRewriter.rewrite(text, tuned, Map.of("minCapacity", "so", "cooldown", "fast")))
                .isEqualTo("""
                        {
                        cooldown: 0,  # fast
                        "endpointName": "e",\s
                        # "minCapacity": 1,
                        minCapacity: 2,  # so
                         "maxCapacity": 9, "steps": [{"lower": 50, "change": 1}]}""");
    }

    @Test
    void percentagesOfAnotherMetricAreWrittenAsNumbers() {
        String steps = "steps: [{ lower: 50%, change: +1 }]";
        String requests = "service: { requestsPerInstance: 600 }";
        ScalingDescription tuned =
                scaling(Corpus.with("metric: CPUUtilization", "steps: [{ lower: 300, change: +1 }]"));

        String rewritten = DescriptorRewriter.rewrite(Corpus.with(steps, "layout: single", requests), tuned, Map.of());

        assertThat(rewritten)
                .contains("# " + steps + "\nsteps:\n  - { lower: 300, change: +1 }\nlayout: single\n" + requests);
        assertThat(scaling(rewritten)).isEqualTo(tuned);
    }

    @Test
    void aFillOfAllRulesDoesNotReachNewOnes() {
        String rule = "rules: [{ name: a, steps: [{ lower: %d, change: +1 }] }]";
        ScalingDescription tuned = scaling(Corpus.with(rule.formatted(60)));

        String rewritten = DescriptorRewriter.rewrite(Corpus.with("fill: 0", rule.formatted(50)), tuned, Map.of());

        assertThat(scaling(rewritten)).isEqualTo(tuned);
        assertThat(rewritten).contains("# fill: 0\n");
    }

    @Test
    void theFirstLineBreakIsThatOfNewLines() {
        String text = Corpus.with("steps: [{ lower: 50, change: 1 }]").replace("\n", "\r\n");
        ScalingDescription tuned = scaling(Corpus.with("steps: [{ lower: 60, change: 1 }]", "cooldown: 0"));

        String rewritten = DescriptorRewriter.rewrite(text, tuned, Map.of());

        assertThat(rewritten.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(scaling(rewritten)).isEqualTo(tuned);
    }

    @Test
    void noValueEscapesFromItsComment() {
        String text = Corpus.with(
                "description: \"a # \u0085cooldown: 1\u0085 x\"",
                "schedules:",
                "  - name: n",
                "    schedule: >-",
                "      rate(1 day)",
                "",
                "    minCapacity: 2",
                "steps: [{ lower: 50, change: 1 }]");
        ScalingDescription tuned =
                scaling(Corpus.with("steps: [{ lower: 60, change: 1 }]", "description: \"a\\ncooldown: 2\""));

        String rewritten = DescriptorRewriter.rewrite(text, tuned, Map.of("steps[0]", "a\u0085b\uD800\uFFFE\u202Ec"));

        assertThat(scaling(text)).isNotEqualTo(tuned);
        assertThat(scaling(rewritten)).isEqualTo(tuned);
        assertThat(rewritten)
                .contains(
                        "# description: \"a # \u0085# cooldown: 1\u0085#  x\"\ndescription: \"a\\u000acooldown: 2\"\n")
                .contains("#     schedule: >-\n#       rate(1 day)\n#\n#     minCapacity: 2\n")
                .contains("change: +1 }  # a b??c\n");
    }

    @Test
    void aByteOrderMarkAndAMissingLastLineBreakStay() {
        String text =
                "\uFEFF" + Corpus.with("steps: [{ lower: 50, change: 1 }]").strip();
        ScalingDescription tuned = scaling(Corpus.with("steps: [{ lower: 50, change: 1 }]", "cooldown: 0"));

        assertThat(DescriptorRewriter.rewrite(text, tuned, Map.of())).isEqualTo(text + "\ncooldown: 0");
    }

    @Test
    void keysWithQuestionMarksAreReplacedWhole() {
        String text = "? endpointName\n: e\n?   minCapacity\n: 1\nmaxCapacity: 9\nsteps: [{ lower: 50, change: 1 }]\n";
        ScalingDescription tuned =
                scaling(Corpus.with("steps: [{ lower: 50, change: 1 }]").replace("minCapacity: 1", "minCapacity: 2"));

        assertThat(DescriptorRewriter.rewrite(text, tuned, Map.of()))
                .contains(": e\n# ?   minCapacity\n# : 1\nminCapacity: 2\nmaxCapacity");
    }

    @Test
    void aFormThatCannotBeChangedIsRefused() {
        String text = "? # why\n  endpointName\n: e\n? # why\n  minCapacity\n: 1\n? maxCapacity\n: 9\n"
                + "steps: [{ lower: 50, change: 1 }]\n";
        ScalingDescription tuned =
                scaling(Corpus.with("steps: [{ lower: 50, change: 1 }]").replace("minCapacity: 1", "minCapacity: 2"));

        assertThatThrownBy(() -> DescriptorRewriter.rewrite(text, tuned, Map.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("cannot be changed key by key: the form of its top keys does not allow it. "
                        + "Write each key at the top on a line of its own, as key: value.");
    }

    @Test
    void aTextWithMistakesIsNoInput() {
        ScalingDescription tuned = scaling(USERS);

        assertThatThrownBy(() -> DescriptorRewriter.rewrite("a: [", tuned, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pathsOfFilesMoveAndNothingElse() {
        String text =
                "# runs/may.csv\ntraffic: {interval: 5m, file: 'runs/may.csv'} # x\nservice:\n  curve: c.csv # y\n";

        assertThat(DescriptorRewriter.moveFiles(text, path -> "../../" + path))
                .isEqualTo("# runs/may.csv\ntraffic: {interval: 5m, file: \"../../runs/may.csv\"} # x\n"
                        + "service:\n  curve: \"../../c.csv\" # y\n");
        assertThat(DescriptorRewriter.moveFiles(text, path -> path)).isEqualTo(text);
        assertThat(DescriptorRewriter.moveFiles("\uFEFFtraffic: >-\n  a.csv\n\ntags: {}\n", path -> "b\n#" + path))
                .isEqualTo("\uFEFFtraffic: \"b\\u000a#a.csv\"\n\ntags: {}\n");
        assertThat(DescriptorRewriter.moveFiles("{traffic: a.csv}", path -> "/" + path))
                .isEqualTo("{traffic: /a.csv}");
        assertThat(DescriptorRewriter.moveFiles("traffic: { profile: daily }\n", path -> "x"))
                .doesNotContain("x");
    }

    @Test
    void theFilesOfTheCorpusBecomeOthers() {
        List<String> texts = Corpus.good().stream()
                .map(file -> new String(Corpus.bytes(file), UTF_8))
                .filter(text -> Corpus.read(text).descriptor().isPresent())
                .toList();
        assertThat(texts).hasSizeGreaterThan(14);
        for (String text : texts) {
            for (String other : texts.subList(0, 4)) {
                ScalingDescription target = scaling(other);
                String rewritten = DescriptorRewriter.rewrite(text, target, Map.of());

                assertThat(DescriptorRewriter.rewrite(rewritten, target, Map.of()))
                        .isEqualTo(rewritten);
            }
            assertThat(DescriptorRewriter.rewrite(text, scaling(text), Map.of("steps", "x")))
                    .isEqualTo(text);
        }
    }

    @Test
    void theFilesOfTheExamplesTakeAnotherMinimum() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String name : List.of("several-metrics", "async-from-zero", "split-layout", "original-sample")) {
            texts.add(Files.readString(Path.of("../examples", name, "stepscale.yaml")));
        }
        for (String text : texts) {
            ScalingDescription present = scaling(text);
            int min = present.capacity().min() + 1;
            ScalingDescription tuned = withMin(present, min);

            String rewritten = DescriptorRewriter.rewrite(text, tuned, Map.of("minCapacity", "more"));

            assertThat(rewritten)
                    .isEqualTo(text.replaceFirst("(?m)^(minCapacity: .*)$", "# $1\nminCapacity: " + min + "  # more"));
        }
    }

    @Test
    void onlyTheChangedKeysOfARandomFileChange() {
        Random random = new Random(18);
        RandomScaling.forEach(COUNT, present -> {
            DecoratedDescriptor file = DecoratedDescriptor.of(present, random.nextLong());
            assertThat(scaling(file.text())).isEqualTo(present);
            ScalingDescription tuned = tuned(present, random);
            Map<String, String> reasons = reasons(tuned);

            String rewritten = DescriptorRewriter.rewrite(file.text(), tuned, reasons);

            Descriptor before = Corpus.read(file.text()).descriptor().orElseThrow();
            Descriptor after = Corpus.read(rewritten).descriptor().orElseThrow();
            assertThat(after.scaling()).isEqualTo(tuned);
            assertThat(List.of(after.service(), after.traffic(), after.objective()))
                    .isEqualTo(List.of(before.service(), before.traffic(), before.objective()));
            assertOnlyWritten(file, rewritten, present, tuned);
            assertThat(DescriptorRewriter.rewrite(rewritten, tuned, reasons)).isEqualTo(rewritten);
            assertThat(DescriptorRewriter.rewrite(file.text(), present, reasons))
                    .isEqualTo(file.text());
            assertThat(scaling(DescriptorRewriter.rewrite(rewritten, present, Map.of())))
                    .isEqualTo(present);
        });
    }

    @Test
    void aRandomFileInBracesReadsAsTheNewScaling() {
        Random random = new Random(19);
        RandomScaling.forEach(COUNT / 3, present -> {
            String text = DecoratedDescriptor.inBraces(present, random.nextLong());
            ScalingDescription tuned = tuned(present, random);

            String rewritten = DescriptorRewriter.rewrite(text, tuned, reasons(tuned));

            assertThat(scaling(rewritten)).isEqualTo(tuned);
            assertThat(DescriptorRewriter.rewrite(rewritten, tuned, Map.of())).isEqualTo(rewritten);
            assertThat(DescriptorRewriter.rewrite(text, present, Map.of())).isEqualTo(text);
        });
    }

    /** The lines of the file, in order, those of changed keys as comments; all others are those of the new keys. */
    private static void assertOnlyWritten(
            DecoratedDescriptor file, String rewritten, ScalingDescription present, ScalingDescription tuned) {
        Map<String, List<String>> old = DecoratedDescriptor.entries(present);
        Map<String, List<String>> written = DecoratedDescriptor.entries(tuned);
        TreeSet<String> changed = new TreeSet<>(old.keySet());
        changed.addAll(written.keySet());
        changed.removeIf(key -> Optional.ofNullable(old.get(key)).equals(Optional.ofNullable(written.get(key))));
        List<String> added = new ArrayList<>(List.of(rewritten.split(file.lineBreak(), -1)));
        int from = 0;
        for (DecoratedDescriptor.Line line : file.lines()) {
            String text = line.text();
            String kept = changed.contains(line.key()) ? text.isEmpty() ? "#" : "# " + text : text;
            int found = added.subList(from, added.size()).indexOf(kept);
            assertThat(found).as(kept + "\nin\n" + rewritten).isNotNegative();
            added.remove(from + found);
            from += found;
        }
        assertThat(added.remove(added.size() - 1)).isEmpty();
        assertThat(added.stream().map(line -> line.strip().replaceFirst(" {2}# why .*", "")))
                .containsExactlyInAnyOrderElementsOf(changed.stream()
                        .flatMap(key -> written.getOrDefault(key, List.of()).stream())
                        .map(String::strip)
                        .toList());
        boolean reasoned = changed.stream().anyMatch(written::containsKey);
        assertThat(added.stream().anyMatch(line -> line.contains("  # why "))).isEqualTo(reasoned);
    }

    /** A reason for each key at the top, with what might end a comment. */
    private static Map<String, String> reasons(ScalingDescription tuned) {
        Map<String, String> reasons = new HashMap<>();
        DecoratedDescriptor.entries(tuned)
                .keySet()
                .forEach(key -> reasons.put(key, "why " + key + "\r\nx: 1\u2029# - y"));
        return reasons;
    }

    /** The scaling with some parts of another one of the same target. */
    private static ScalingDescription tuned(ScalingDescription present, Random random) {
        return Stream.generate(() -> RandomScaling.of(random.nextInt(1, 2000)))
                .filter(other ->
                        other.target().getClass().equals(present.target().getClass()))
                .flatMap(other -> mixed(present, other, random).stream())
                .findFirst()
                .orElseThrow();
    }

    private static ScalingDescription withMin(ScalingDescription scaling, int min) {
        return new ScalingDescription(
                scaling.target(),
                new CapacityRange(min, scaling.capacity().max()),
                scaling.suspended(),
                scaling.schedules(),
                scaling.wakeFromZero(),
                scaling.metric(),
                scaling.scaling(),
                scaling.stack(),
                scaling.allow());
    }

    private static Optional<ScalingDescription> mixed(
            ScalingDescription present, ScalingDescription other, Random random) {
        boolean policy = random.nextInt(4) > 0;
        boolean range = random.nextBoolean();
        try {
            return Optional.of(new ScalingDescription(
                    present.target(),
                    range ? other.capacity() : present.capacity(),
                    present.suspended(),
                    range ? other.schedules() : present.schedules(),
                    present.wakeFromZero(),
                    policy ? other.metric() : present.metric(),
                    policy ? other.scaling() : present.scaling(),
                    present.stack(),
                    present.allow()));
        } catch (InvalidValueException contradiction) {
            return Optional.empty();
        }
    }

    private static ScalingDescription scaling(String text) {
        ReadResult result = Corpus.read(text);
        assertThat(result.findings().stream().map(Object::toString).collect(Collectors.joining("\n")))
                .as(text)
                .isEmpty();
        return result.descriptor().orElseThrow().scaling();
    }
}
