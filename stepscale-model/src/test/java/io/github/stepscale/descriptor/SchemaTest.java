package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.github.stepscale.policy.CatalogMetric;
import io.github.stepscale.policy.MetricCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema for editors says what the reader does. */
class SchemaTest {
    private static final JsonNode TREE = tree();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final JsonSchema SCHEMA = FACTORY.getSchema(TREE);
    private static final YAMLMapper YAML = new YAMLMapper();

    static List<Path> good() {
        return Corpus.good();
    }

    static List<Path> structural() {
        return Corpus.structural();
    }

    @Test
    void isASchemaItself() {
        JsonSchema meta =
                FACTORY.getSchema(SchemaLocation.of(TREE.get("$schema").textValue()));

        assertThat(meta.validate(TREE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("good")
    void acceptsWhatTheReaderAccepts(Path file) throws IOException {
        assertThat(violations(file)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("structural")
    void refusesWhatIsWronglyBuilt(Path file) throws IOException {
        assertThat(violations(file)).isNotEmpty();
    }

    @Test
    void hasTheKeysOfTheReader() {
        assertThat(keys(""))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Keys.TOP.stream(), Sections.ALL.stream().map(Section::key))
                                .toList());
        assertThat(keys("/$defs/service")).containsExactlyInAnyOrderElementsOf(ServiceSection.KEYS);
        assertThat(keys("/$defs/objective")).containsExactlyInAnyOrderElementsOf(ObjectiveSection.KEYS);
        assertThat(keys("/$defs/profile")).containsExactlyInAnyOrderElementsOf(ProfileReader.KEYS);
        assertThat(keys("/$defs/scenario")).containsExactlyInAnyOrderElementsOf(ExpectSection.KEYS);
        assertThat(keys("/properties/suspended")).containsExactlyInAnyOrderElementsOf(Keys.SUSPENDED);
        assertThat(keys("/$defs/schedule")).containsExactlyInAnyOrderElementsOf(Keys.SCHEDULE);
        assertThat(keys("/$defs/metricObject")).containsExactlyInAnyOrderElementsOf(Keys.METRIC_OBJECT);
        assertThat(keys("/$defs/metricMath")).containsExactlyInAnyOrderElementsOf(Keys.METRIC_MATH);
        assertThat(keys("/$defs/step")).containsExactlyInAnyOrderElementsOf(Keys.STEP);
        assertThat(keys("/$defs/side")).containsExactlyInAnyOrderElementsOf(StepsReader.SIDE);
        assertThat(keys("/$defs/explicitRule")).containsExactlyInAnyOrderElementsOf(Keys.RULE);
        assertThat(keys("/$defs/stepsRule")).containsExactlyInAnyOrderElementsOf(Keys.STEPS_RULE);
        assertThat(keys("/$defs/alarm")).containsExactlyInAnyOrderElementsOf(Keys.ALARM);
        assertThat(keys("/$defs/policy")).containsExactlyInAnyOrderElementsOf(Keys.POLICY);
        assertThat(keys("/$defs/stepAdjustment")).containsExactlyInAnyOrderElementsOf(Keys.STEP_ADJUSTMENT);
    }

    @Test
    void hasTheWordsOfTheReader() {
        assertThat(words("/properties/inferenceType")).isEqualTo(Choices.INFERENCE_TYPES.keySet());
        assertThat(words("/properties/layout")).isEqualTo(Choices.LAYOUTS.keySet());
        assertThat(words("/$defs/treatMissingData")).isEqualTo(Choices.MISSING_DATA.keySet());
        assertThat(words("/$defs/metricAggregationType")).isEqualTo(Choices.AGGREGATIONS.keySet());
        assertThat(words("/$defs/comparisonOperator")).isEqualTo(Choices.COMPARISONS.keySet());
        assertThat(words("/$defs/adjustmentType")).isEqualTo(Choices.ADJUSTMENT_TYPES.keySet());
    }

    @Test
    void offersTheMetricsOfTheCatalogue() {
        Collection<String> names =
                MetricCatalog.all().stream().map(CatalogMetric::name).toList();

        assertThat(words("/$defs/catalogueName")).isEqualTo(new TreeSet<>(names));
    }

    @Test
    void explainsEveryKey() {
        List<JsonNode> objects = new ArrayList<>(TREE.findParents("properties"));
        objects.addAll(TREE.get("properties").findParents("properties"));

        // A condition names a key, it does not introduce it.
        objects.removeIf(object -> !object.has("type"));
        assertThat(objects).hasSizeGreaterThan(10);
        for (JsonNode object : objects) {
            for (JsonNode property : object.get("properties")) {
                assertThat(property.path("description").asText())
                        .as(property.toString())
                        .endsWith(".");
            }
        }
    }

    private static Set<ValidationMessage> violations(Path file) throws IOException {
        return SCHEMA.validate(YAML.readTree(Corpus.bytes(file)));
    }

    private static List<String> keys(String pointer) {
        List<String> keys = new ArrayList<>();
        TREE.at(pointer + "/properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> words(String pointer) {
        Set<String> words = new TreeSet<>();
        TREE.at(pointer + "/enum").forEach(word -> words.add(word.textValue()));
        return words;
    }

    private static JsonNode tree() {
        try (InputStream schema = DescriptorReader.class.getResourceAsStream("stepscale.schema.json")) {
            return new ObjectMapper().readTree(schema);
        } catch (IOException unreadable) {
            throw new AssertionError("The schema cannot be read", unreadable);
        }
    }
}
