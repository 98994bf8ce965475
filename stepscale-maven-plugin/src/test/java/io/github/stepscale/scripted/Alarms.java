package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** CloudWatch: the alarms of the stacks and those of a test, their history, and the values of metrics. */
public final class Alarms {
    private static final String NAME = "AlarmName";
    private static final String TAGS = "Tags";
    private static final int MOST_RECORDS = 100;

    private final Stacks stacks;
    private final Script script;
    private final Overlay alarms = new Overlay();
    private final Map<String, ObjectNode> states = new ConcurrentHashMap<>();
    private final List<Item> history = new CopyOnWriteArrayList<>();
    private final MetricValues metrics = new MetricValues();
    private volatile BiConsumer<ObjectNode, String> actions = (alarm, reasonData) -> {};

    private record Item(String alarm, Instant at, String type, String summary, String data) {}

    /** A datapoint of a metric. */
    public record Value(Instant at, double value) {}

    Alarms(Stacks stacks, Script script) {
        this.stacks = stacks;
        this.script = script;
    }

    /** Edits the alarm of that name by hand, or adds one that belongs to no stack; fields as PutMetricAlarm has them. */
    public void putAlarm(ObjectNode alarm) {
        alarms.put(alarm.path(NAME).asText(), alarm.deepCopy(), script.now(), deployed());
    }

    /** The names of all alarms. */
    public List<String> names() {
        return all().stream().map(alarm -> alarm.path(NAME).asText()).toList();
    }

    /** The alarm of that name as it is, to be edited. */
    public ObjectNode alarm(String name) {
        return all().stream()
                .filter(alarm -> alarm.path(NAME).asText().equals(name))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }

    /** The alarm of a stack as it is; empty if somebody deleted it. */
    Optional<ObjectNode> find(String name) {
        return all().stream()
                .filter(alarm -> alarm.path(NAME).asText().equals(name))
                .findFirst();
    }

    /** Brings an alarm back to what its stack declares. */
    void revert(String name, Set<String> fields, Instant at) {
        alarms.revert(name, fields, at);
    }

    /** Deletes the alarm of that name, as somebody in the console does. */
    public void removeAlarm(String name) {
        alarms.remove(name, script.now());
    }

    /** Type: ConfigurationUpdate, StateUpdate or Action; the data are JSON. */
    public void addHistory(String alarm, Instant at, String type, String summary, String data) {
        history.add(new Item(alarm, at, type, summary, data));
    }

    /** What GetMetricData answers for a metric of this name, or for an expression of this text. */
    public void metricValues(String nameOrExpression, List<Value> values) {
        metrics.put(nameOrExpression, values);
    }

    /** The values of the metrics, and how GetMetricData answers them. */
    public MetricValues metrics() {
        return metrics;
    }

    /** What an alarm does that SetAlarmState brings into ALARM; without this, nothing. */
    void runOnAlarm(BiConsumer<ObjectNode, String> whatItDoes) {
        actions = whatItDoes;
    }

    JsonNode answer(Request request) {
        return switch (request.action()) {
            case "DescribeAlarms" -> describe(request);
            case "DescribeAlarmHistory" -> history(request);
            case "ListTagsForResource" -> tags(request);
            case "SetAlarmState" -> setState(request);
            case "EnableAlarmActions" -> enable(request);
            case "GetMetricData" -> metrics.answer(request);
            case "PutMetricAlarm" -> {
                putAlarm((ObjectNode) request.parameters());
                yield Json.object();
            }
            default ->
                throw AwsError.refusal(
                        "InvalidAction", "The action " + request.action() + " is not valid for this web service");
        };
    }

    private JsonNode enable(Request request) {
        request.texts("AlarmNames").stream()
                .flatMap(name -> find(name).stream())
                .forEach(alarm -> putAlarm(alarm.put("ActionsEnabled", true)));
        return Json.object();
    }

    /** The alarms that run a policy, as Application Auto Scaling lists them. */
    ArrayNode acting(String policyArn) {
        return all().stream()
                .filter(alarm -> alarm.path("AlarmActions").toString().contains('"' + policyArn + '"'))
                .map(alarm -> Json.object()
                        .put(NAME, alarm.path(NAME).asText())
                        .put("AlarmARN", alarm.path("AlarmArn").asText()))
                .collect(Json.list());
    }

    private List<Overlay.Thing> deployed() {
        return stacks.deployed(StackResource.ALARM).map(Alarms::thing).toList();
    }

    private static Overlay.Thing thing(Stacks.Deployed deployed) {
        String name = deployed.resource().physicalId();
        ObjectNode tree = deployed.resource().properties().deepCopy();
        tree.put(NAME, name).put("AlarmArn", arn(deployed.region(), name));
        return new Overlay.Thing(name, deployed.since(), tree);
    }

    private static String arn(String region, String name) {
        return Services.arn(Services.CLOUDWATCH, region, "alarm:" + name);
    }

    private List<ObjectNode> all() {
        return alarms.over(deployed()).stream().map(this::complete).toList();
    }

    private ObjectNode complete(ObjectNode alarm) {
        String name = alarm.path(NAME).asText();
        if (!alarm.has("AlarmArn")) {
            alarm.put("AlarmArn", arn(Services.REGION, name));
        }
        if (!alarm.has("ActionsEnabled")) {
            alarm.put("ActionsEnabled", true);
        }
        alarm.setAll(states.getOrDefault(
                name,
                Json.object()
                        .put("StateValue", "INSUFFICIENT_DATA")
                        .put("StateReason", "Unchecked: Initial alarm creation")));
        return alarm;
    }

    private JsonNode describe(Request request) {
        List<String> names = request.texts("AlarmNames");
        String prefix = request.text("AlarmNamePrefix").orElse("");
        List<ObjectNode> shown = all().stream()
                .filter(alarm ->
                        names.isEmpty() || names.contains(alarm.path(NAME).asText()))
                .filter(alarm -> alarm.path(NAME).asText().startsWith(prefix))
                .filter(alarm -> request.text("ActionPrefix")
                        .map(arn -> isActing(alarm, arn))
                        .orElse(true))
                .<ObjectNode>map(alarm -> alarm.without(List.of(TAGS)))
                .toList();
        return Page.of("MetricAlarms", shown, request, "MaxRecords", Math.min(MOST_RECORDS, script.itemsPerPage()));
    }

    private static boolean isActing(ObjectNode alarm, String prefix) {
        return Stream.of("AlarmActions", "OKActions", "InsufficientDataActions")
                .flatMap(list -> StreamSupport.stream(alarm.path(list).spliterator(), false))
                .anyMatch(action -> action.asText().startsWith(prefix));
    }

    private JsonNode tags(Request request) {
        String arn = request.required("ResourceARN");
        return all().stream()
                .filter(alarm -> alarm.path("AlarmArn").asText().equals(arn))
                .findFirst()
                .map(alarm -> Json.object().<JsonNode>set(TAGS, alarm.withArrayProperty(TAGS)))
                .orElseThrow(() -> new AwsError(404, "ResourceNotFoundException", "Unknown: " + arn));
    }

    private JsonNode setState(Request request) {
        String name = request.required(NAME);
        ObjectNode alarm = all().stream()
                .filter(known -> known.path(NAME).asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AwsError(404, "ResourceNotFound", "Unknown alarm: " + name));
        String old = alarm.path("StateValue").asText();
        String young = request.required("StateValue");
        ObjectNode state = Json.object()
                .put("StateValue", young)
                .put("StateReason", request.required("StateReason"))
                .putPOJO("StateUpdatedTimestamp", script.now());
        request.text("StateReasonData").ifPresent(data -> state.put("StateReasonData", data));
        states.put(name, state);
        if (!old.equals(young)) {
            addHistory(
                    name,
                    script.now(),
                    "StateUpdate",
                    "Alarm updated from " + old + " to " + young,
                    Json.write(change(old, state)));
            if (young.equals("ALARM")) {
                actions.accept(alarm, request.text("StateReasonData").orElse("{}"));
            }
        }
        return Json.object();
    }

    private static JsonNode change(String old, ObjectNode state) {
        ObjectNode newState = Json.object()
                .put("stateValue", state.path("StateValue").asText())
                .put("stateReason", state.path("StateReason").asText());
        if (state.has("StateReasonData")) {
            newState.set(
                    "stateReasonData", Json.read(state.get("StateReasonData").asText()));
        }
        ObjectNode change = Json.object().put("version", "1.0");
        change.set("oldState", Json.object().put("stateValue", old));
        return change.set("newState", newState);
    }

    private JsonNode history(Request request) {
        boolean ascending =
                request.text("ScanBy").filter("TimestampAscending"::equals).isPresent();
        Comparator<Item> byTime = Comparator.comparing(Item::at);
        ArrayNode items = history.stream()
                .filter(item -> request.text(NAME).map(item.alarm()::equals).orElse(true))
                .filter(item ->
                        request.text("HistoryItemType").map(item.type()::equals).orElse(true))
                .filter(item -> isAsked(item.at(), request.text("StartDate"), request.text("EndDate")))
                .sorted(ascending ? byTime : byTime.reversed())
                .map(Alarms::tree)
                .collect(Json.list());
        return Json.object().set("AlarmHistoryItems", items);
    }

    private static JsonNode tree(Item item) {
        return Json.object()
                .put(NAME, item.alarm())
                .put("AlarmType", "MetricAlarm")
                .putPOJO("Timestamp", item.at())
                .put("HistoryItemType", item.type())
                .put("HistorySummary", item.summary())
                .put("HistoryData", item.data());
    }

    static boolean isAsked(Instant at, Optional<String> start, Optional<String> end) {
        return start.map(first -> !at.isBefore(Instant.parse(first))).orElse(true)
                && end.map(last -> at.isBefore(Instant.parse(last))).orElse(true);
    }
}
