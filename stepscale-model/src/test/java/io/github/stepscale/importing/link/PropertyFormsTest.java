package io.github.stepscale.importing.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.JsonReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class PropertyFormsTest {
    private static final Path SCHEMAS = Path.of("../../shared/schemas");
    private static final Path RESOURCE =
            Path.of("src/main/resources/io/github/stepscale/importing/link/properties.txt");

    static boolean haveSchemas() {
        return Files.isDirectory(SCHEMAS);
    }

    /** The resource says what the schemas of CloudFormation say. */
    @Test
    @EnabledIf("haveSchemas")
    void saysWhatTheSchemasSay() throws IOException {
        String written = Files.readString(RESOURCE);

        assertThat(written.substring(written.indexOf("\n\n") + 2)).isEqualTo(blocks() + "\n");
    }

    @Test
    void knowsWhatIsRequiredAndWhichWordsAreAllowed() {
        PropertyForms forms = PropertyForms.standard();

        assertThat(forms.get(ResourceTypes.TARGET).required())
                .containsExactly("MaxCapacity", "MinCapacity", "ResourceId", "ScalableDimension", "ServiceNamespace");
        assertThat(forms.words(ResourceTypes.ALARM, "TreatMissingData"))
                .containsExactly("breaching", "ignore", "missing", "notBreaching");
        assertThat(forms.get(ResourceTypes.ALARM).properties().get("EvaluationInterval"))
                .isEqualTo(new Form.Whole(10, 3_600));
        assertThat(forms.find("AWS::EC2::Instance")).isEmpty();
    }

    /** Every part that a property names is described. */
    @Test
    void namesOnlyPartsThatExist() throws IOException {
        PropertyForms forms = PropertyForms.standard();
        Set<String> names = new LinkedHashSet<>();
        for (String block : Files.readString(RESOURCE).split("\n\n")) {
            String name = block.lines().findFirst().orElseThrow();
            if (!name.startsWith("#")) {
                forms.get(name).properties().values().forEach(form -> collect(form, names));
            }
        }

        assertThat(names)
                .contains("StepAdjustment", "MetricStat")
                .allSatisfy(name -> assertThat(forms.find(name)).isPresent());
    }

    private static void collect(Form form, Set<String> names) {
        if (form instanceof Form.Named named) {
            names.add(named.name());
        } else if (form instanceof Form.Items items) {
            collect(items.item(), names);
        }
    }

    private static String blocks() throws IOException {
        try (var files = Files.list(SCHEMAS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(PropertyFormsTest::schema)
                    .flatMap(schema -> blocks(schema).stream())
                    .collect(Collectors.joining("\n\n"));
        }
    }

    private static YamlNode.Mapping schema(Path file) {
        try {
            return (YamlNode.Mapping) JsonReader.read("schema", Files.readString(file), new MistakeCollector())
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static List<String> blocks(YamlNode.Mapping schema) {
        Set<String> returned = Values.itemsOrSingle(schema, "readOnlyProperties").stream()
                .map(node -> Values.written(node).orElseThrow().replace("/properties/", ""))
                .collect(Collectors.toSet());
        List<String> blocks = new java.util.ArrayList<>();
        blocks.add(block(text(schema, "typeName"), schema, returned));
        Values.mapping(schema, "definitions").stream()
                .flatMap(parts -> parts.entries().keySet().stream()
                        .sorted()
                        .map(name ->
                                block(name, (YamlNode.Mapping) parts.entries().get(name), Set.of())))
                .forEach(blocks::add);
        return blocks;
    }

    private static String block(String name, YamlNode.Mapping part, Set<String> returned) {
        Set<String> required = Values.itemsOrSingle(part, "required").stream()
                .map(node -> Values.written(node).orElseThrow())
                .collect(Collectors.toSet());
        YamlNode.Mapping properties = Values.mapping(part, "properties").orElseThrow();
        return name
                + properties.entries().keySet().stream()
                        .sorted()
                        .filter(property -> !returned.contains(property))
                        .map(property -> "\n" + property + (required.contains(property) ? "!" : "") + " "
                                + form((YamlNode.Mapping) properties.entries().get(property)))
                        .collect(Collectors.joining());
    }

    private static String form(YamlNode.Mapping schema) {
        Optional<String> reference = Values.written(schema, "$ref");
        if (reference.isPresent()) {
            return reference.get().substring(reference.get().lastIndexOf('/') + 1);
        }
        return switch (text(schema, "type")) {
            case "array" ->
                "list"
                        + Values.written(schema, "maxItems")
                                .or(() -> Values.written(schema, "maxUniqueItems"))
                                .map(" .."::concat)
                                .orElse("")
                        + " of " + form(Values.mapping(schema, "items").orElseThrow());
            case "string" -> string(schema);
            default -> text(schema, "type") + range(schema, "minimum", "maximum");
        };
    }

    private static String string(YamlNode.Mapping schema) {
        List<YamlNode> words = Values.itemsOrSingle(schema, "enum");
        return words.isEmpty()
                ? "text" + range(schema, "minLength", "maxLength")
                        + Values.written(schema, "pattern")
                                .map(" like "::concat)
                                .orElse("")
                : "one of "
                        + words.stream()
                                .map(node -> Values.written(node).orElseThrow())
                                .sorted()
                                .collect(Collectors.joining(", "));
    }

    private static String range(YamlNode.Mapping schema, String min, String max) {
        String from = Values.written(schema, min).orElse("");
        String to = Values.written(schema, max).orElse("");
        return from.isEmpty() && to.isEmpty() ? "" : " " + from + ".." + to;
    }

    private static String text(YamlNode.Mapping schema, String key) {
        return Values.written(schema, key).orElseThrow();
    }
}
