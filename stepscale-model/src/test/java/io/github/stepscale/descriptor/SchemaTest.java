package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.testing.RandomMistakes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "100%", "100.0 %", "250%", "-0.1", "-1%"})
    void refusesAnObjectiveThatIsAllOfTheRequestsOrNone(String share) throws IOException {
        String text = Corpus.with("steps: [{ lower: 5, change: 1 }]", "objective: { maxExcess: " + share + " }");

        assertThat(Corpus.findings(text)).isNotEmpty();
        assertThat(violations(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.999", "0%", "1.5 %", "99.999%"})
    void acceptsAnObjectiveThatIsAPartOfTheRequests(String share) throws IOException {
        String text = Corpus.with("steps: [{ lower: 5, change: 1 }]", "objective: { maxExcess: " + share + " }");

        assertThat(Corpus.findings(text)).isEmpty();
        assertThat(violations(text)).isEmpty();
    }

    private static final String RULE = """
            endpointName: e
            minCapacity: 1
            maxCapacity: 4
            rules:
              - name: out
                alarm: { comparisonOperator: GreaterThanThreshold, threshold: 50, evaluationPeriods: 2 }
                policy:
                  adjustmentType: ChangeInCapacity
                  stepAdjustments:
                    - { metricIntervalLowerBound: 0, scalingAdjustment: 1 }
            """;

    @ParameterizedTest
    @CsvSource({
        "'', name",
        "'', alarm",
        "'', policy",
        "/alarm, comparisonOperator",
        "/alarm, threshold",
        "/alarm, evaluationPeriods",
        "/policy, adjustmentType",
        "/policy, stepAdjustments",
        "/policy/stepAdjustments/0, scalingAdjustment"
    })
    void needsEachKeyOfAWSsFormLikeTheReader(String place, String key) throws IOException {
        JsonNode tree = YAML.readTree(RULE);
        assertThat(Corpus.findings(RULE)).isEmpty();
        ((ObjectNode) tree.at("/rules/0" + place)).remove(key);
        String text = YAML.writeValueAsString(tree);

        assertThat(Corpus.findings(text)).singleElement().asString().contains("." + key + ": is missing. Add it.");
        assertThat(violations(text)).isNotEmpty();
    }

    /** Of random descriptors, most of them with rules, one value or key is another. */
    @Test
    void refusesNothingThatTheReaderAccepts() throws IOException {
        Random random = new Random(1);
        int refused = 0;
        int accepted = 0;
        for (int seed = 0; seed < 600; seed++) {
            JsonNode tree = YAML.readTree(RandomMistakes.descriptor(seed));
            if (seed % 5 > 0) {
                mutate(tree, random);
            }
            String text = YAML.writeValueAsString(tree);
            boolean read = Corpus.read(text).descriptor().isPresent();
            assertThat(read && !violations(text).isEmpty())
                    .as("%s%n%s", text, violations(text))
                    .isFalse();
            accepted += read ? 1 : 0;
            refused += read ? 0 : 1;
        }
        assertThat(accepted).isGreaterThan(100);
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void refusesEveryKeyThatTheReaderDoesNotKnow() throws IOException {
        Random random = new Random(2);
        for (int seed = 1; seed < 300; seed += 2) {
            JsonNode tree = YAML.readTree(RandomMistakes.descriptor(seed));
            ObjectNode any = anyObject(tree, random);
            if (!any.has("EndpointName")) {
                any.put("unknownKey", 1);
                String text = YAML.writeValueAsString(tree);
                assertThat(Corpus.findings(text)).as(text).isNotEmpty();
                assertThat(violations(text)).as(text).isNotEmpty();
            }
        }
    }

    private static void mutate(JsonNode tree, Random random) {
        ObjectNode object = anyObject(tree, random);
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        if (keys.isEmpty()) {
            return;
        }
        String key = keys.get(random.nextInt(keys.size()));
        JsonNode value = object.get(key);
        switch (random.nextInt(9)) {
            case 0 -> object.remove(key);
            case 1 -> object.put(key, -1);
            case 2 -> object.put(key, 0);
            case 3 -> object.put(key, "any");
            case 4 -> object.put(key, 0.5);
            case 5 -> object.put(key, true);
            case 6 -> object.putArray(key).add(value);
            case 7 ->
                object.put(
                        List.of("metric", "fill", "threshold", "steps", "cooldown")
                                .get(random.nextInt(5)),
                        7);
            default -> object.putObject(key).set(key, value);
        }
    }

    private static ObjectNode anyObject(JsonNode tree, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(tree, objects);
        return objects.get(random.nextInt(objects.size()));
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        node.forEach(child -> collect(child, into));
    }

    /** A value of the wrong form is refused by both; a schema cannot say what depends on other values. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cooldown: # | 0, 300, 0s, 90s, 5m, 2147483647, 2147483647s, 35791394m, 2147483648, 2147483648s, 35791395m, -1,"
                        + " 01s, 1h, 1.5m, 2min, 5 m",
                "service: { scaleOutDelay: # } | 0, 5, 5m, 300s, 1440, 1440m, 86400s, 60s, 0s, 120s, 1441, 1441m, 86460s, 90s,"
                        + " 30s, 61s, 20s, -1, 1h, 4m..9m, 4..9, 4m..540s, 5m..5m, 0..1440, 4m.., ..9m, 4m...9m, 4m-9m, 4m..1441m, 4 .. 9",
                "service: { scaleInDelay: # } | 1440m, 1441m",
                "service: { metricDelay: # } | 1440m, 1441m, 59s",
                "objective: { maxExcess: # } | 0, 0.5, 1%, 99.9%, 1, 100%, -1%",
                "objective: { latency: { statistic: #; atMost: 1s } } | mean, Average, p50, p90, p95, p99, P95, p97, max, 95",
                "objective: { latency: { statistic: p95; atMost: # } } | 800ms, 0.5ms, 2s, 1.5s, 1m, 800, 800 ms, 1h, fast",
                "objective: { latency: { statistic: p95; atMost: 1s; requests: # } } | 99%, 99.9 %, 0.001%, 100%, 100.0%, 1,"
                        + " 0.5, 0, 0%, 0.0%, 1.5, 101%, 100.1%, all",
                "schedules: [{ name: n, maxCapacity: 5, schedule: # }] | rate(1 hour), rate(5 hours), rate(10 minutes),"
                        + " rate(1 day), rate(1 hours), rate(5 hour), rate(0 hours), every day, rate(1 week)",
                "evaluationPeriods: # | 1, 1440, 0, -1, 1.5, many, 3 of 5",
                "stackName: # | a, a-1, true, 1, a_b, -a",
                "endpointName: # | a, 1, true, a-b, a_b, -a, a-",
                "minCapacity: # | 1, 0.5, -1, many, 2147483648",
                "metric: { name: #, namespace: S, statistic: Sum, period: 60 } | N, a b, 7, true, Größe",
                "metric: { name: N, namespace: #, statistic: Sum, period: 60 } | S, a/b, Größe",
                "metric: { name: Invocations, period: # } | 10, 60, 300, 45, 0, 1m",
                "metric: # | Invocations, InvocationsPerInstances",
                "treatMissingData: # | missing, none",
                "layout: # | single, two",
                "dashboard: # | true, false, {name: a}, {name: a.b}",
                "names: {Scaling: #} | {policy: a}, {alarm: a b}, {}, {policy: ''}, {policies: a}, a",
                "deletionPolicy: # | Retain, Delete, Snapshot, retained",
                "outputs: # | true, false, maybe",
                "allow: # | all, W-S13, [W-S13], [E-S13], [S13]"
            })
    void saysOfTheFormOfAValueWhatTheReaderSays(String line, String values) throws IOException {
        String floor = line.contains("namespace") ? "threshold: 0\n" : "";
        for (String value : values.split(", ", -1)) {
            String key = line.substring(0, line.indexOf(':'));
            String base = Corpus.with("steps: [{ upper: 20, change: -1 }, { lower: 50, change: 1 }]")
                    .lines()
                    .filter(other -> !other.startsWith(key + ":"))
                    .collect(Collectors.joining("\n"));
            String text = base + "\n" + floor + line.replace("#", value).replace(';', ',') + "\n";

            assertThat(violations(text).isEmpty())
                    .as(text)
                    .isEqualTo(Corpus.findings(text).isEmpty());
        }
    }

    @Test
    void saysOfEveryDelayWhatTheReaderSays() throws IOException {
        JsonSchema delay = FACTORY.getSchema(TREE.at("/$defs/minutes"));
        for (int seconds = 0; seconds <= 90_000; seconds += 10) {
            boolean allowed = seconds % 60 == 0 && seconds <= 86_400;
            assertThat(delay.validate(new TextNode(seconds + "s")).isEmpty())
                    .as("%ss", seconds)
                    .isEqualTo(allowed);
        }
    }

    /** The rules of Ajv's strict mode that a schema can break: names and union of types, and what is required unseen. */
    @Test
    void isStrict() {
        assertThat(TREE.get("$id").textValue()).startsWith("https://").endsWith("/stepscale.schema.json");
        assertThat(TREE.findValues("type")).allMatch(type -> type.isTextual() || type.isObject());
        List<JsonNode> requiring = TREE.findParents("required");
        assertThat(requiring).hasSizeGreaterThan(20);
        for (JsonNode object : requiring) {
            if (object.get("required").isArray()) {
                object.get("required")
                        .forEach(key -> assertThat(object.path("properties").has(key.textValue()))
                                .as("%s", object)
                                .isTrue());
            }
        }
        for (String ofText : List.of("minLength", "maxLength", "pattern")) {
            assertThat(TREE.findParents(ofText))
                    .allSatisfy(object ->
                            assertThat(isOfText(object)).as("%s", object).isTrue());
        }
    }

    /** The keywords of text stand beside the type, in a list below it, or in propertyNames. */
    private static boolean isOfText(JsonNode object) {
        return object.path("type").asText().equals("string")
                || TREE.findValues("propertyNames").contains(object)
                || TREE.findParents("allOf").stream()
                        .filter(parent -> parent.path("type").asText().equals("string"))
                        .anyMatch(parent -> StreamSupport.stream(
                                        parent.get("allOf").spliterator(), false)
                                .anyMatch(object::equals));
    }

    @Test
    void hasTheKeysOfTheReader() {
        assertThat(keys("")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.ALL);
        assertThat(keys("/$defs/service")).containsExactlyInAnyOrderElementsOf(ServiceReader.KEYS);
        assertThat(keys("/$defs/objective")).containsExactlyInAnyOrderElementsOf(ObjectiveReader.KEYS);
        assertThat(keys("/$defs/latencyObjective")).containsExactlyInAnyOrderElementsOf(ObjectiveReader.LATENCY_KEYS);
        assertThat(keys("/$defs/trafficFile")).containsExactlyInAnyOrderElementsOf(TrafficReader.FILE_KEYS);
        assertThat(keys("/$defs/profile")).containsExactlyInAnyOrderElementsOf(ProfileKeys.ALL);
        assertThat(keys("/$defs/scenario")).containsExactlyInAnyOrderElementsOf(ScenarioReader.KEYS);
        assertThat(keys("/properties/suspended")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.SUSPENDED);
        assertThat(keys("/$defs/schedule")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.SCHEDULE);
        assertThat(keys("/$defs/metricObject")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.METRIC_OBJECT);
        assertThat(keys("/$defs/metricMath")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.METRIC_MATH);
        assertThat(keys("/$defs/step")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.STEP);
        assertThat(keys("/$defs/side")).containsExactlyInAnyOrderElementsOf(LadderReader.SIDE);
        assertThat(keys("/$defs/explicitRule")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.RULE);
        assertThat(keys("/$defs/stepsRule")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.STEPS_RULE);
        assertThat(keys("/$defs/alarm")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.ALARM);
        assertThat(keys("/$defs/policy")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.POLICY);
        assertThat(keys("/$defs/promQlRule")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.RULE);
        assertThat(keys("/$defs/promQlAlarm")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.PROM_QL_ALARM);
        assertThat(keys("/$defs/promQlPolicy")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.PROM_QL_POLICY);
        assertThat(keys("/$defs/promQlStep")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.PROM_QL_STEP);
        assertThat(keys("/$defs/stepAdjustment")).containsExactlyInAnyOrderElementsOf(DescriptorKeys.STEP_ADJUSTMENT);
    }

    @Test
    void hasTheWordsOfTheReader() {
        assertThat(words("/properties/inferenceType")).isEqualTo(AllowedWords.INFERENCE_TYPES.keySet());
        assertThat(words("/properties/layout")).isEqualTo(AllowedWords.LAYOUTS.keySet());
        assertThat(words("/$defs/treatMissingData")).isEqualTo(AllowedWords.MISSING_DATA.keySet());
        assertThat(words("/$defs/metricAggregationType")).isEqualTo(AllowedWords.AGGREGATIONS.keySet());
        assertThat(words("/$defs/comparisonOperator")).isEqualTo(AllowedWords.COMPARISONS.keySet());
        assertThat(words("/$defs/adjustmentType")).isEqualTo(AllowedWords.ADJUSTMENT_TYPES.keySet());
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

    private static Set<ValidationMessage> violations(String text) throws IOException {
        return SCHEMA.validate(YAML.readTree(text));
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
