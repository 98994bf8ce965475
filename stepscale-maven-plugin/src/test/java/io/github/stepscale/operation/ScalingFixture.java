package io.github.stepscale.operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.scripted.ManualClock;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.scripted.StackStatusName;
import io.github.stepscale.scripted.TestConnection;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.StackTemplate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A deployed stack on scripted AWS, at 14:00, with time that passes only in sleep. */
public final class ScalingFixture implements AutoCloseable, Clock {
    static final Instant START = Instant.parse("2026-01-31T14:00:00Z");
    public static final String SPLIT = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 20, change: -1 }
              - { lower: 50, upper: 80, change: +1 }
              - { lower: 80, change: +3 }
            scaleOut:
              evaluationPeriods: 3
            """;
    public static final String SINGLE = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            layout: single
            steps:
              - { upper: 20, change: -1 }
              - { lower: 50, change: +1 }
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCE = "endpoint/orders/variant/AllTraffic";
    private static final String DIMENSION = "sagemaker:variant:DesiredInstanceCount";

    private record Due(Instant at, Runnable happens) {}

    private final ManualClock clock = new ManualClock(START);
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final ScriptedAws scripted;
    private final Aws aws;
    private final SynthesizedStack stack;

    private ScalingFixture(SynthesizedStack stack) throws IOException {
        this.stack = stack;
        scripted = ScriptedAws.start(clock);
        aws = TestConnection.to(scripted.endpoint());
    }

    /** A stack with two instances in service. */
    public static ScalingFixture deployed(String descriptor) throws IOException {
        ScalingFixture bench = described(descriptor);
        bench.scripted.stack(
                bench.stack.name(),
                StackStatusName.CREATE_COMPLETE,
                bench.stack.template(),
                StackTemplate.of(bench.stack.plan()).parameterValues());
        bench.capacity("InService", 2, 2);
        return bench;
    }

    /** A stack that is not deployed. */
    public static ScalingFixture described(String descriptor) throws IOException {
        return new ScalingFixture(DeployFixture.checked(descriptor));
    }

    public ScriptedAws scripted() {
        return scripted;
    }

    public Aws aws() {
        return aws;
    }

    public SynthesizedStack stack() {
        return stack;
    }

    /** The name of an alarm, by the id of its rule. */
    public String alarm(String rule) {
        return PhysicalIds.of(aws.stacks(), aws.stacks().find(stack.name()).orElseThrow())
                .get(rule + "Alarm");
    }

    public void capacity(String status, int present, int desired) {
        scripted.sageMaker().endpoint("orders", status, "AllTraffic", present, desired);
    }

    /** Makes something happen during a sleep. */
    public void after(Duration time, Runnable happens) {
        due.add(new Due(instant().plus(time), happens));
    }

    /** A change of state with its datapoints; before means the state that was. */
    public void state(String rule, String time, String before, String after, String datapoints) {
        String data = "{'oldState':{'stateValue':'" + before + "'},'newState':{'stateValue':'" + after
                + "','stateReasonData':{'version':'1.0','recentDatapoints':" + datapoints + "}}}";
        scripted.alarms()
                .addHistory(
                        alarm(rule),
                        at(time),
                        "StateUpdate",
                        "Alarm updated from " + before + " to " + after,
                        data.replace('\'', '"'));
    }

    /** An activity that a rule's alarm asked for; an open one has no end. */
    public ObjectNode activity(String rule, String start, String end, int capacity) {
        ObjectNode activity = activity(start, "Setting desired instance count to " + capacity + ".")
                .put(
                        "Cause",
                        "monitor alarm " + alarm(rule) + " in state ALARM triggered policy " + stack.name() + "-"
                                + rule);
        return end.isEmpty() ? activity.put("StatusCode", "InProgress") : activity.put("EndTime", seconds(at(end)));
    }

    public ObjectNode activity(String start, String description) {
        return JSON.createObjectNode()
                .put("ActivityId", start)
                .put("ServiceNamespace", "sagemaker")
                .put("ResourceId", RESOURCE)
                .put("ScalableDimension", DIMENSION)
                .put("StatusCode", "Successful")
                .put("Description", description)
                .put("Cause", "")
                .put("StartTime", seconds(at(start)));
    }

    /** Refused at the maximum capacity. */
    public ObjectNode refused(String rule, String start, String code) {
        ObjectNode activity = activity(rule, start, start, 10);
        activity.putArray("NotScaledReasons")
                .addObject()
                .put("Code", code)
                .put("MaxCapacity", 10)
                .put("CurrentCapacity", 10);
        return activity;
    }

    /** Adds an activity, newer than those before. */
    public void add(ObjectNode activity) {
        scripted.scaling().addActivity(activity);
    }

    /** A moment by its minute or second of the day. */
    public static Instant at(String time) {
        return Instant.parse("2026-01-31T" + (time.length() == 5 ? time + ":00" : time) + "Z");
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public void sleep(Duration duration) {
        clock.advance(duration);
        while (!due.isEmpty() && !due.peek().at().isAfter(instant())) {
            due.poll().happens().run();
        }
    }

    @Override
    public void close() {
        aws.close();
        scripted.close();
    }
}
