package io.github.stepscale.importing.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is made of a template by accident ends as findings, in short time. */
class TemplateFuzzTest {
    private static final List<String> VALUES = List.of(
            "5",
            "''",
            "null",
            "[]",
            "{}",
            "[1, [2]]",
            "{a: {b: c}}",
            "!Ref Target",
            "!Ref AWS::NoValue",
            "!Sub '${HighLoad}'",
            "!GetAtt Target.Id",
            "!If [HasTopic, 1, 2]",
            "!Condition HasTopic",
            "!Select [0, [1]]",
            "*x",
            "&x 1",
            "!!binary AA==",
            "'{{resolve:ssm:x}}'",
            "!ImportValue x",
            "!Split [',', 'a,b']",
            "true",
            "!Join ['', [a, !Ref EndpointName]]",
            "!FindInMap [A, b, c]",
            "!Ref",
            "\"\\UFFFFFFFF\"",
            "|",
            ">9",
            "!Ref Dashboard",
            "!ToJsonString {a: 1}",
            "<<",
            "? a",
            "-");
    private static final Pattern VALUE = Pattern.compile("(?<=[:-] )\\S.*$", Pattern.MULTILINE);
    private static final Pattern LINE = Pattern.compile("[EWI]-[A-Z]\\d{2} \\P{Cntrl}+[.?]");

    @Test
    void mutatedTemplatesEndAsFindings() {
        assertThat(mutate(1, 2_500)).isGreaterThan(1_000);
    }

    @Test
    @Tag("slow")
    void manyMutatedTemplatesEndAsFindings() {
        assertThat(mutate(2, 10_000)).isGreaterThan(4_000);
    }

    /** The number of mutants that had findings. */
    private static int mutate(long seed, int count) {
        Random random = new Random(seed);
        String yaml = Templates.endpoint();
        String json = Templates.endpointAsJson();
        int found = 0;
        for (int i = 0; i < count; i++) {
            byte[] mutant = mutant(random, random.nextInt(4) == 0 ? json : yaml);
            found += findings(mutant) == 0 ? 0 : 1;
        }
        return found;
    }

    private static int findings(byte[] mutant) {
        String text = new String(mutant, StandardCharsets.UTF_8);
        ScalingSource source = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> Assertions.assertDoesNotThrow(
                        () -> TemplateReader.read("t.yaml", mutant, Map.of("EndpointName", "shop")), text),
                text);
        assertThat(Resolved.lines(source))
                .as(text)
                .allMatch(line -> LINE.matcher(line).matches());
        boolean refused = source.resources().stream().anyMatch(resource -> hasRefused(resource.properties()));
        assertThat(refused && source.findings().isEmpty()).as(text).isFalse();
        return source.findings().size();
    }

    /** Each of these has a finding. */
    private static boolean hasRefused(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.entries().values().stream().anyMatch(TemplateFuzzTest::hasRefused);
        }
        if (node instanceof YamlNode.Sequence list) {
            return list.items().stream().anyMatch(TemplateFuzzTest::hasRefused);
        }
        return ((YamlNode.Scalar) node).kind() == YamlNode.Kind.REFUSED;
    }

    private static byte[] mutant(Random random, String template) {
        String text = template;
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            text = switch (random.nextInt(4)) {
                case 0 -> value(random, text);
                case 1 -> lines(random, text);
                case 2 -> moved(random, text);
                default -> text;
            };
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int flips = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
        for (int i = 0; i < flips && bytes.length > 0; i++) {
            // Mostly into another character of ASCII: what is no text is refused at once.
            int bit = random.nextInt(20) == 0 ? 7 : random.nextInt(7);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << bit);
        }
        return bytes;
    }

    /** Another value in the place of one. */
    private static String value(Random random, String text) {
        Matcher values = VALUE.matcher(text);
        List<int[]> places = new ArrayList<>();
        while (values.find()) {
            places.add(new int[] {values.start(), values.end()});
        }
        int[] place = places.isEmpty() ? new int[] {0, 0} : places.get(random.nextInt(places.size()));
        return text.substring(0, place[0]) + VALUES.get(random.nextInt(VALUES.size())) + text.substring(place[1]);
    }

    /** A line that is removed, repeated or exchanged with another. */
    private static String lines(Random random, String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(one);
            case 1 -> lines.add(other, lines.get(one));
            default -> lines.set(one, lines.set(other, lines.get(one)));
        }
        return String.join("\n", lines);
    }

    /** A line that is indented by more or less. */
    private static String moved(Random random, String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int one = random.nextInt(lines.size());
        String line = lines.get(one);
        lines.set(one, random.nextBoolean() ? "  " + line : line.startsWith("  ") ? line.substring(2) : line);
        return String.join("\n", lines);
    }
}
