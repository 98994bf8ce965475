package io.github.stepscale.lint;

import static io.github.stepscale.lint.Lint.endpoint;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.target.SuspendedState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Mistakes in the range and the stack, and of several rules together. */
final class CapacityExamples {
    private CapacityExamples() {}

    static Stream<Example> all() {
        return Stream.of(zero(), range(), together(), stack(), flapping()).flatMap(List::stream);
    }

    private static List<Example> zero() {
        return List.of(
                new Example("E-S15", async(0).step(percent()).wakeFromZero(false), async(0).step(percent())),
                new Example(
                        "E-S15",
                        async(1).step(percent()).wakeFromZero(false).schedule(night(0)),
                        async(1).step(percent()).wakeFromZero(false).schedule(night(1))),
                new Example(
                        "W-M05",
                        async(0).step(change()).wakeFromZero(false),
                        async(0).step(change()).wakeFromZero(true)),
                new Example(
                        "W-M05",
                        component().step(change()).wakeFromZero(false),
                        component().step(change())),
                // A rule of the user's own wakes as well.
                new Example("W-M05", async(0).step(change()).wakeFromZero(false), waking(async(0).wakeFromZero(false))),
                new Example(
                        "E-S15",
                        async(0).step(percent()).wakeFromZero(false),
                        waking(Explicit.out(5)
                                .metric("ApproximateBacklogSize", EndpointKind.ASYNC)
                                .type(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY)
                                .from(0, 50)
                                .in(async(0).wakeFromZero(false)))),
                // The whole backlog is published at zero instances, and one request is enough here.
                new Example(
                        "W-M05",
                        async(0).metric("ApproximateBacklogSize").step(change()).wakeFromZero(false),
                        async(0).metric("ApproximateBacklogSize")
                                .step(Step.lower(1).change(1))
                                .wakeFromZero(false)),
                new Example(
                        "W-M17",
                        async(1).step(change()).wakeFromZero(true),
                        async(0).step(change()).wakeFromZero(true)),
                new Example("I-M19", waking(async(0)), waking(async(0).wakeFromZero(false))));
    }

    private static List<Example> range() {
        return List.of(
                new Example(
                        "W-M07",
                        AlarmExamples.sample().maxCapacity(1),
                        AlarmExamples.sample().maxCapacity(2)),
                new Example(
                        "W-M07",
                        AlarmExamples.sample().maxCapacity(1),
                        AlarmExamples.sample()
                                .maxCapacity(1)
                                .schedule(new ScheduledAction(
                                        "day",
                                        "cron(0 8 * * ? *)",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        OptionalInt.empty(),
                                        OptionalInt.of(5)))),
                new Example(
                        "W-M21",
                        daily(OptionalInt.of(6), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(2)),
                        daily(OptionalInt.of(6), OptionalInt.of(9), OptionalInt.of(1), OptionalInt.of(2))),
                new Example(
                        "W-M21",
                        daily(OptionalInt.of(6), OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(2)),
                        daily(OptionalInt.of(6), OptionalInt.of(9), OptionalInt.of(1), OptionalInt.of(2))),
                new Example(
                        "I-M20",
                        AlarmExamples.sample().suspended(new SuspendedState(true, false, false)),
                        AlarmExamples.sample().suspended(SuspendedState.NONE)));
    }

    private static List<Example> together() {
        return List.of(
                new Example(
                        "I-M13",
                        Explicit.out(50)
                                .from(0, 1)
                                .in(Explicit.in(60).upTo(0, -1).in(endpoint())),
                        Explicit.out(50)
                                .from(0, 1)
                                .in(Explicit.in(20).upTo(0, -1).in(endpoint()))),
                // Two rules that meet, but ask for the same.
                new Example(
                        "I-M13",
                        Explicit.out(50)
                                .from(0, 1)
                                .in(Explicit.over(60).from(0, 2).in(endpoint())),
                        Explicit.out(50)
                                .from(0, 1)
                                .in(Explicit.over(60).from(0, 1).in(endpoint()))),
                new Example(
                        "W-M18",
                        Explicit.in(20)
                                .upTo(0, -1)
                                .in(Explicit.out(0).upTo(50, 0).from(50, 1).in(endpoint())),
                        Explicit.in(20)
                                .upTo(0, -1)
                                .in(Explicit.out(10).upTo(40, 0).from(40, 1).in(endpoint()))));
    }

    private static List<Example> stack() {
        return List.of(
                new Example(
                        "W-C03",
                        AlarmExamples.sample().dashboard(Dashboard.named("scaling")),
                        AlarmExamples.sample().dashboard(Dashboard.ENABLED)),
                new Example(
                        "W-C03",
                        AlarmExamples.sample().dashboard(Dashboard.named("scaling")),
                        AlarmExamples.sample().dashboard(Dashboard.DISABLED)),
                new Example(
                        "W-D09",
                        AlarmExamples.sample().tag("team", "the ${team}"),
                        AlarmExamples.sample().tag("team", "the ${AWS::StackName}")),
                new Example(
                        "W-D09",
                        AlarmExamples.sample().description("Of ${project.artifactId}"),
                        AlarmExamples.sample().description("Of $ {x}")),
                new Example(
                        "W-D08",
                        AlarmExamples.sample().allow("W-A20"),
                        AlarmExamples.sample().allow("I-A20").allow("all").allow("W-S13")),
                new Example(
                        "W-D08",
                        AlarmExamples.sample().allow("W-Z99"),
                        AlarmExamples.sample().allow("W-A99").allow("W-D08")));
    }

    private static List<Example> flapping() {
        return List.of(
                new Example(
                        "W-A15",
                        endpoint()
                                .step(Step.upper(30).change(-1))
                                .step(Step.lower(50).change(1)),
                        endpoint()
                                .step(Step.upper(25).change(-1))
                                .step(Step.lower(50).change(1))),
                // Two instances on, at 3 of them, there is more room.
                new Example(
                        "W-A15",
                        endpoint()
                                .step(Step.upper(30).change(-1))
                                .step(Step.lower(50).change(1)),
                        endpoint()
                                .minCapacity(2)
                                .step(Step.upper(30).change(-1))
                                .step(Step.lower(50).change(1))),
                // What scaling does not move cannot flap.
                new Example(
                        "W-A15",
                        endpoint()
                                .step(Step.upper(50).capacity(1))
                                .step(Step.lower(50).capacity(2)),
                        endpoint()
                                .metric("Invocations")
                                .step(Step.upper(50).capacity(1))
                                .step(Step.lower(50).capacity(2))),
                new Example(
                        "W-A15",
                        Explicit.out(50)
                                .from(0, 1)
                                .in(Explicit.in(50).upTo(0, -1).in(endpoint())),
                        Explicit.out(50)
                                .from(0, 1)
                                .in(Explicit.in(25).upTo(0, -1).in(endpoint()))),
                new Example(
                        "I-A15",
                        endpoint()
                                .step(Step.upper(20).change(-1))
                                .step(Step.lower(50).change(3)),
                        endpoint()
                                .step(Step.upper(20).change(-1))
                                .step(Step.lower(80).change(3))));
    }

    private static Step change() {
        return Step.lower(5).change(1);
    }

    private static Step percent() {
        return Step.lower(5).percent(50);
    }

    private static ScalingDescriptionBuilder async(int min) {
        return ScalingDescription.endpoint("summaries")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(min)
                .maxCapacity(8);
    }

    private static ScalingDescriptionBuilder component() {
        return ScalingDescription.inferenceComponent("model").minCapacity(0).maxCapacity(4);
    }

    private static ScalingDescriptionBuilder waking(ScalingDescriptionBuilder scaling) {
        return Explicit.over(0)
                .metric("HasBacklogWithoutCapacity", EndpointKind.ASYNC)
                .from(0, 1)
                .in(scaling);
    }

    /** A schedule in the morning and one at night. */
    private static ScalingDescriptionBuilder daily(
            OptionalInt min, OptionalInt max, OptionalInt nightMin, OptionalInt nightMax) {
        return AlarmExamples.sample()
                .maxCapacity(9)
                .schedule(schedule("day", 7, min, max))
                .schedule(schedule("night", 22, nightMin, nightMax));
    }

    private static ScheduledAction night(int min) {
        return schedule("night", 22, OptionalInt.of(min), OptionalInt.empty());
    }

    static ScheduledAction schedule(String name, int hour, OptionalInt min, OptionalInt max) {
        return new ScheduledAction(
                name, "cron(0 " + hour + " * * ? *)", Optional.empty(), Optional.empty(), Optional.empty(), min, max);
    }
}
