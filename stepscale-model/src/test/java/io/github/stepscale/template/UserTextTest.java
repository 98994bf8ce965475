package io.github.stepscale.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.testing.RandomScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a user wrote is data: it is read back as it was written, and is never anything else. */
class UserTextTest {
    private static final int RUNS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    @Test
    void yamlReadersReadBackTheVeryDocument() {
        RandomScaling.forEach(RUNS, scaling -> {
            StackTemplate template = Templates.of(scaling);
            JsonNode document = plain(template.document());
            assertThat(plain(Templates.readMap(template.yaml()))).isEqualTo(document);
            assertThat(plain(new Yaml(new SafeConstructor(new LoaderOptions())).load(template.yaml())))
                    .isEqualTo(document);
        });
    }

    @Test
    void commentHeadHoldsCommentsOnly() {
        RandomScaling.forEach(RUNS, scaling -> {
            String yaml = Templates.of(scaling).yaml();
            String head = yaml.substring(0, yaml.indexOf("AWSTemplateFormatVersion"));
            assertThat(head.lines()).allMatch(line -> line.matches("#( [ -~]*)?"));
            assertThat(yaml).doesNotContain("\r").endsWith("\n");
        });
    }

    @Test
    void descriptionsTagsAndDimensionsAreKept() {
        RandomScaling.forEach(RUNS, scaling -> {
            ScalingPlan plan = ScalingPlan.of(scaling);
            JsonNode template = Templates.read(StackTemplate.of(plan).yaml());
            scaling.stack()
                    .description()
                    .ifPresent(text ->
                            assertThat(template.at("/Description").textValue()).isEqualTo(text));
            for (ScalingRule rule : plan.allRules()) {
                JsonNode alarm = template.at("/Resources/" + LogicalIds.alarm(rule) + "/Properties");
                assertThat(tags(alarm)).isEqualTo(scaling.stack().tags());
                assertThat(alarm.findValuesAsText("MetricName"))
                        .isEqualTo(rule.alarm().metric().sources().stream()
                                .map(SourceMetric::name)
                                .toList());
            }
        });
    }

    @Test
    void substitutionsReferToOurOwnNamesOnly() {
        Set<String> seen = new TreeSet<>();
        RandomScaling.forEach(RUNS, scaling -> {
            JsonNode template = Templates.read(Templates.of(scaling).yaml());
            Set<String> known = new TreeSet<>(Set.of("AWS::StackName", "AWS::Region", "Host", "ScalingDashboard"));
            template.at("/Parameters").fieldNames().forEachRemaining(known::add);
            template.at("/Resources").fieldNames().forEachRemaining(id -> known.add(id + ".Arn"));
            for (JsonNode sub : template.findValues("Fn::Sub")) {
                String text = sub.isTextual() ? sub.textValue() : sub.get(0).textValue();
                REFERENCE.matcher(text).results().forEach(found -> seen.add(found.group(1)));
                assertThat(REFERENCE.matcher(text).results().map(found -> found.group(1)))
                        .isSubsetOf(known);
            }
        });
        assertThat(seen).contains("AWS::StackName", "AWS::Region", "EndpointName", "InferenceComponentName");
    }

    @Test
    void dashboardsShowTheUsersMetricsAndNoLabelOfTheirs() {
        RandomScaling.forEach(RUNS, scaling -> {
            if (!scaling.stack().dashboard().enabled()) {
                return;
            }
            ScalingPlan plan = ScalingPlan.of(scaling);
            JsonNode body =
                    Templates.dashboard(Templates.read(StackTemplate.of(plan).yaml()), name -> "<" + name + ">");
            List<List<String>> shown = new ArrayList<>();
            body.findValues("metrics").forEach(lines -> lines.forEach(line -> shown.add(words(line))));
            plan.allRules().stream()
                    .flatMap(rule -> rule.alarm().metric().sources().stream())
                    .forEach(metric -> assertThat(shown).contains(words(metric)));
            assertThat(body.findValuesAsText("label")).noneMatch(label -> label.contains("${"));
        });
    }

    @Test
    void widgetsLieOnTheGridWithoutOverlap() {
        RandomScaling.forEach(RUNS, scaling -> {
            if (!scaling.stack().dashboard().enabled()) {
                return;
            }
            JsonNode body =
                    Templates.dashboard(Templates.read(Templates.of(scaling).yaml()), name -> "x");
            assertThat(body.get("periodOverride").textValue()).isEqualTo("inherit");
            Set<String> cells = new TreeSet<>();
            int area = 0;
            for (JsonNode widget : body.get("widgets")) {
                int right = widget.get("x").intValue() + widget.get("width").intValue();
                int bottom = widget.get("y").intValue() + widget.get("height").intValue();
                assertThat(right).isBetween(1, 24);
                area += widget.get("width").intValue() * widget.get("height").intValue();
                for (int x = widget.get("x").intValue(); x < right; x++) {
                    for (int y = widget.get("y").intValue(); y < bottom; y++) {
                        cells.add(x + "," + y);
                    }
                }
            }
            assertThat(cells).hasSize(area);
        });
    }

    private static List<String> words(JsonNode line) {
        List<String> words = new ArrayList<>();
        line.forEach(element -> {
            if (element.isTextual()) {
                words.add(element.textValue());
            }
        });
        return words;
    }

    private static List<String> words(SourceMetric metric) {
        List<String> words = new ArrayList<>(List.of(metric.namespace(), metric.name()));
        for (Dimension dimension : metric.dimensions()) {
            words.add(dimension.name());
            words.add(dimension.value().orElse("<" + dimension.name() + ">"));
        }
        return words;
    }

    private static List<Tag> tags(JsonNode alarm) {
        List<Tag> tags = new ArrayList<>();
        alarm.path("Tags")
                .forEach(tag -> tags.add(
                        new Tag(tag.get("Key").textValue(), tag.get("Value").textValue())));
        return tags;
    }

    /** As JSON text and back, so that an Integer and a Long of the same value are equal. */
    private static JsonNode plain(Object tree) {
        try {
            return JSON.readTree(JSON.writeValueAsString(tree));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
