package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.explain.ExplainReport.Moment;
import io.github.stepscale.operation.history.ActivityDescription;
import io.github.stepscale.operation.history.ActivityHistory;
import io.github.stepscale.operation.history.StackMismatch;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.operation.shared.RepairAdvice;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Explains why the capacity moved, or did not: joins the history of the alarms, the scaling activities and the cooldowns into
 * one sentence a minute. The steps are those of the descriptor. Changes nothing.
 */
public final class Explain {
    /** How long Application Auto Scaling keeps activities. */
    private static final Duration KEPT = Duration.ofDays(42);

    private final Aws aws;
    private final Clock time;
    private final Hints hints;

    /** Names operations as a Java program calls them. */
    public Explain(Aws aws) {
        this(aws, Clock.system(), LibraryHints.INSTANCE);
    }

    /** @param hints how the front end names its operations */
    public Explain(Aws aws, Clock time, Hints hints) {
        this.aws = aws;
        this.time = time;
        this.hints = hints;
    }

    /**
     * Explains one stack.
     *
     * @throws OperationException if the stack is not deployed
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public ExplainReport run(SynthesizedStack stack, ExplainOptions options) {
        return new Look(stack, options).report();
    }

    /** One look at one stack. */
    private final class Look {
        private final SynthesizedStack checked;
        private final ScalingPlan plan;
        private final ExplainOptions options;
        private final AutoScaling scaling = aws.scaling();
        private final ScalableTargetId target;
        private final Instant now = time.instant();
        private final List<String> notes = new ArrayList<>();

        Look(SynthesizedStack checked, ExplainOptions options) {
            this.checked = checked;
            this.plan = checked.plan();
            // What is to come is not known, whatever was asked for.
            this.options = options.until(now);
            this.target = ScalableTargetId.of(plan.scaling().target());
        }

        ExplainReport report() {
            Map<String, String> ids = ids();
            ActivityHistory course = new ActivityHistory(activities());
            List<String> names = names(ids);
            List<Moment> moments = new ArrayList<>();
            List<Alarms.Alarm> alarms = aws.alarms().find(names);
            for (ScalingRule rule : plan.allRules()) {
                alarms.stream()
                        .filter(alarm -> alarm.name().equals(ids.get(LogicalIds.alarm(rule))))
                        .findFirst()
                        .ifPresentOrElse(
                                alarm -> moments.addAll(story(rule, alarm, course)),
                                () -> notes.add(absent(rule, ids)));
            }
            moments.addAll(others(course.byNoneOf(names)));
            moments.sort(Comparator.comparing(Moment::from).thenComparing(Moment::who));
            noteSuspension();
            noteAge();
            return new ExplainReport(checked.name(), options.from(), options.to(), moments, notes);
        }

        private String absent(ScalingRule rule, Map<String, String> ids) {
            String alarm = LogicalIds.alarm(rule);
            return ids.containsKey(alarm)
                    ? alarm + " does not exist. " + RepairAdvice.recreate(hints)
                    : "The stack has no " + alarm + ". " + RepairAdvice.deploy(hints);
        }

        private Map<String, String> ids() {
            Stacks stacks = aws.stacks();
            return stacks.find(checked.name())
                    .map(this::ids)
                    .orElseThrow(() -> new OperationException("There is no stack " + checked.name() + " in Region "
                            + aws.region() + ": nothing to explain. Deploy it with " + hints.run("deploy") + "."));
        }

        private Map<String, String> ids(Stacks.Stack stack) {
            List<Stacks.Resource> resources = aws.stacks().resources(stack.id());
            StackMismatch.warning(checked.name(), stack, resources, target).ifPresent(notes::add);
            return PhysicalIds.of(resources);
        }

        private List<String> names(Map<String, String> ids) {
            return plan.allRules().stream()
                    .flatMap(rule -> Optional.ofNullable(ids.get(LogicalIds.alarm(rule))).stream())
                    .toList();
        }

        private List<AutoScaling.Activity> activities() {
            int cooldown = plan.allRules().stream()
                    .mapToInt(rule -> rule.policy().cooldown())
                    .max()
                    .orElse(0);
            Instant early =
                    options.from().minus(ActivityHistory.LONGEST_ACTIVITY).minusSeconds(cooldown);
            return scaling.activities(target.resourceId(), target.dimension(), early).stream()
                    .filter(activity -> activity.start().isBefore(options.to()))
                    .toList();
        }

        private List<Moment> story(ScalingRule rule, Alarms.Alarm alarm, ActivityHistory course) {
            if (!alarm.enabled()) {
                notes.add(LogicalIds.alarm(rule) + " has its actions switched off at present: it asks for nothing.");
            }
            // Up to now, since the state at the end follows from what came after it.
            AlarmHistory record = AlarmHistory.of(
                    alarm.name(), alarm.state(), aws.alarms().history(alarm.name(), options.from(), now));
            String scaled = plan.scaling().target().kind() == EndpointKind.COMPONENT ? "component" : "endpoint";
            return new AlarmTimeline(rule, record, course, scaled, options).moments();
        }

        private List<Moment> others(List<AutoScaling.Activity> activities) {
            return activities.stream()
                    .filter(activity -> !activity.start().isBefore(options.from()))
                    .map(Look::foreign)
                    .toList();
        }

        private static Moment foreign(AutoScaling.Activity activity) {
            String cause = activity.cause().isEmpty() ? "" : " because of: " + activity.cause();
            return new Moment(
                    activity.start(),
                    activity.start(),
                    "",
                    "no alarm of the stack, " + ActivityDescription.of(activity) + cause,
                    false);
        }

        private void noteSuspension() {
            Optional<AutoScaling.Target> registered =
                    OptionalRead.orElse(() -> scaling.target(target.resourceId(), target.dimension()), refused -> {
                        notes.add("Whether scaling is suspended was not seen. " + ErrorAdvice.note(refused));
                        return Optional.empty();
                    });
            if (registered.filter(AutoScaling.Target::suspended).isPresent()) {
                notes.add("Scaling is suspended at present, in one direction at least: requests are dropped.");
            }
        }

        private void noteAge() {
            Instant oldest = now.minus(KEPT);
            if (options.from().isBefore(oldest)) {
                notes.add("Scaling activities are kept for 6 weeks: none from before " + Timestamps.minute(oldest)
                        + " can be seen.");
            }
        }
    }
}
