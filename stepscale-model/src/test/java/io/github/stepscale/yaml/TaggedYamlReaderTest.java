package io.github.stepscale.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggedYamlReaderTest {
    private static final List<String> SCALARS = List.of(
            "1",
            "-3",
            "+4",
            "1.5",
            "1e3",
            "1.5E-3",
            ".5",
            "0x1F",
            "017",
            "1_000",
            "12:30",
            ".inf",
            ".nan",
            "true",
            "False",
            "TRUE",
            "yes",
            "on",
            "~",
            "null",
            "Null",
            "\"\"",
            "''",
            "'1'",
            "\"true\"",
            "text",
            "two words",
            "2024-01-01",
            "\"a\\tb\"",
            "'it''s'",
            "ä€😀",
            "a#b",
            "a:b",
            "=",
            "-",
            "0",
            "00",
            "1.",
            "0b11",
            "0o7",
            "+.5",
            "1e",
            "é: x");

    private final MistakeCollector mistakes = new MistakeCollector();

    private Optional<YamlNode> read(String text) {
        return TaggedYamlReader.read("t.yaml", text, tag -> "Fn::" + tag, NodeBounds.TEMPLATE, mistakes);
    }

    private List<String> findings() {
        return mistakes.located(new SourceMap("t.yaml", Map.of())).stream()
                .map(LocatedFinding::toString)
                .toList();
    }

    /** Without tags it reads what the reader of descriptors reads, at the same places. */
    @Test
    void readsPlainYamlAsTheReaderOfDescriptorsDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = random.nextBoolean() ? block(random, 0, 3) : "a: " + flow(random, 3) + "\n";
            MistakeCollector ofOther = new MistakeCollector();
            Optional<YamlNode> expected = YamlReader.read("t.yaml", text, ofOther);
            MistakeCollector own = new MistakeCollector();
            Optional<YamlNode> actual =
                    TaggedYamlReader.read("t.yaml", text, UnaryOperator.identity(), NodeBounds.TEMPLATE, own);
            assertThat(actual).as(text).isEqualTo(expected);
            assertThat(own.isEmpty()).as(text).isEqualTo(ofOther.isEmpty());
        }
    }

    private static String block(Random random, int indent, int depth) {
        StringBuilder text = new StringBuilder();
        int entries = 1 + random.nextInt(3);
        for (int i = 0; i < entries; i++) {
            text.append(" ".repeat(indent)).append("k").append(i).append(":");
            if (depth > 0 && random.nextInt(3) == 0) {
                text.append("\n").append(block(random, indent + 2, depth - 1));
            } else if (random.nextInt(4) == 0) {
                text.append("\n").append(" ".repeat(indent)).append("  - ").append(scalar(random));
                text.append("\n")
                        .append(" ".repeat(indent))
                        .append("  - b: ")
                        .append(flow(random, 1))
                        .append("\n");
            } else {
                text.append(random.nextInt(9) == 0 ? "" : " " + flow(random, depth))
                        .append("\n");
            }
        }
        return text.toString();
    }

    private static String flow(Random random, int depth) {
        int choice = depth == 0 ? 3 : random.nextInt(6);
        return switch (choice) {
            case 0 -> "[" + flow(random, depth - 1) + ", " + flow(random, depth - 1) + "]";
            case 1 -> "{a: " + flow(random, depth - 1) + ", \"b\": " + flow(random, depth - 1) + "}";
            default -> scalar(random);
        };
    }

    private static String scalar(Random random) {
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    @Test
    void givesTheKeyOfATagToItsValue() {
        YamlNode.Mapping root =
                (YamlNode.Mapping) read("a: !Sub\n  - ${b}\n  - b: !Ref c\n").orElseThrow();
        YamlNode.Mapping sub = (YamlNode.Mapping) root.get("a").orElseThrow();
        assertThat(sub.path()).isEqualTo("a");
        assertThat(sub.position()).hasToString("t.yaml:1:1");
        YamlNode.Sequence arguments = (YamlNode.Sequence) sub.get("Fn::Sub").orElseThrow();
        assertThat(arguments.path()).isEqualTo("a.Fn::Sub");
        assertThat(arguments.position()).hasToString("t.yaml:1:4");
        YamlNode.Mapping names = (YamlNode.Mapping) arguments.items().get(1);
        YamlNode.Mapping ref = (YamlNode.Mapping) names.get("b").orElseThrow();
        assertThat(ref.get("Fn::Ref").orElseThrow())
                .isEqualTo(new YamlNode.Scalar(
                        "a.Fn::Sub[1].b.Fn::Ref", new SourcePosition("t.yaml", 3, 8), "c", Kind.TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!str 1", "! 1", "&anchor 1", "!<tag:yaml.org,2002:int> 1"})
    void readsOverAnchorsAndTheTypesOfYaml(String value) {
        YamlNode.Mapping root = (YamlNode.Mapping) read("a: " + value + "\n").orElseThrow();
        assertThat(root.get("a").orElseThrow())
                .isInstanceOfSatisfying(
                        YamlNode.Scalar.class,
                        scalar -> assertThat(scalar.text()).isEqualTo("1"));
        assertThat(mistakes.isEmpty()).isTrue();
    }

    @Test
    void refusesAliasesAndMergesAndReadsTheRest() {
        YamlNode.Mapping root =
                (YamlNode.Mapping) read("a: &x {p: 1}\nb: *x\nc:\n  <<: *x\n  q: 2\nd: 3\n*x : 4\ne: 5\n")
                        .orElseThrow();
        assertThat(root.entries()).containsOnlyKeys("a", "b", "c", "d", "e");
        assertThat(root.get("b").orElseThrow())
                .isInstanceOfSatisfying(
                        YamlNode.Scalar.class,
                        scalar -> assertThat(scalar.kind()).isEqualTo(Kind.REFUSED));
        assertThat(root.get("c").orElseThrow())
                .isInstanceOfSatisfying(
                        YamlNode.Scalar.class,
                        scalar -> assertThat(scalar.kind()).isEqualTo(Kind.REFUSED));
        assertThat(findings())
                .contains("t.yaml:2:4 b: the alias *x is not allowed: CloudFormation does not support YAML aliases."
                        + " Repeat the value.")
                .anyMatch(line -> line.startsWith("t.yaml:4:3 c.<<: a merge is not allowed"))
                .anyMatch(line -> line.startsWith("t.yaml:7:1 ?: a key must be one word"));
    }

    @Test
    void boundsTheDepth() {
        assertThat(read("a: " + "[".repeat(99) + "]".repeat(99))).isPresent();
        assertThat(read("a: " + "[".repeat(100) + "]".repeat(100))).isPresent();
        assertThat(mistakes.isEmpty()).isTrue();
        assertThat(read("a: " + "[".repeat(101) + "]".repeat(101))).isEmpty();
        assertThat(read("[".repeat(500_000))).isEmpty();
        assertThat(findings())
                .anyMatch(line -> line.startsWith("t.yaml:1:104: is nested too deeply: 100 levels are allowed."));
    }

    @Test
    void boundsTheNumberOfNodesAndTheLengthOfTheirPaths() {
        assertThat(read("[" + "1,".repeat(190_000) + "]")).isPresent();
        assertThat(read("[" + "1,".repeat(210_000) + "]")).isEmpty();
        String deep = ("{" + "k".repeat(60) + ": ").repeat(90) + "[" + "1,".repeat(100_000) + "]" + "}".repeat(90);
        assertThat(read(deep)).isEmpty();
        assertThat(findings()).hasSize(2).allMatch(line -> line.contains("has too many values: 200000 are allowed"));
    }

    @Test
    void boundsJsonInTheSameWay() {
        assertThat(json("{\"a\": " + "[".repeat(99) + "]".repeat(99) + "}")).isPresent();
        assertThat(mistakes.isEmpty()).isTrue();
        assertThat(json("{\"a\": " + "[".repeat(101) + "]".repeat(101) + "}")).isEmpty();
        assertThat(json("[" + "1,".repeat(210_000) + "1]")).isEmpty();
        assertThat(findings()).hasSize(2).allMatch(line -> line.contains("is nested too deeply, has too many values"));
    }

    private Optional<YamlNode> json(String text) {
        return JsonReader.read("t.yaml", text, NodeBounds.TEMPLATE, mistakes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [1",
                "a: 'b",
                "a: b: c",
                "\ta: 1",
                "a: 1\nb",
                "a: \"\\x\"",
                "a: @b",
                "? [a]\n: b",
                "a: %",
                "!<a",
                "!a!b c",
                "%YAML 3.0\n---\na: 1",
                "--- a\n--- b",
                "a: !x!y 1",
                "\"\\UFFFFFFFF\"",
                "a: |9x\n b",
                "&",
                "*"
            })
    void reportsOneLineForWhatItCannotRead(String text) {
        read(text);
        assertThat(findings()).isNotEmpty().allMatch(line -> line.matches("t.yaml:\\d+:\\d+.*\\."));
    }
}
