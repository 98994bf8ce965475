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
import io.github.stepscale.operation.explain.Explanation.Moment;
import io.github.stepscale.operation.history.ActivityDescription;
import io.github.stepscale.operation.history.ActivityHistory;
import io.github.stepscale.operation.history.NotScaledAdvice;
import io.github.stepscale.operation.history.StackMismatch;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.operation.shared.RepairAdvice;
import io.github.stepscale.operation.shared.TargetState;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.Target;
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
 * Explains why the capacity changed or did not: joins the history of the alarms, the scaling activities and the cooldowns into
 * one sentence a minute. Uses the steps of the current descriptor. Changes nothing.
 */
public final class Explain {
    /** How long Application Auto Scaling keeps scaling activities. */
    private static final Duration RETENTION = Duration.ofDays(42);

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
     * @param options the time span; an end in the future becomes now
     * @throws OperationException if the stack is not deployed
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public Explanation run(SynthesizedStack stack, ExplainOptions options) {
        return new StackExplanation(stack, options).report();
    }

    /** The explanation of one stack. */
    private final class StackExplanation {
        private final SynthesizedStack stack;
        private final ScalingPlan plan;
        private final ExplainOptions options;
        private final AutoScaling scaling = aws.scaling();
        private final ScalableTargetId target;
        private final Instant now = time.instant();
        private final List<String> notes = new ArrayList<>();

        StackExplanation(SynthesizedStack stack, ExplainOptions options) {
            this.stack = stack;
            this.plan = stack.plan();
            // The future is unknown, even if the options include it.
            this.options = options.until(now);
            this.target = ScalableTargetId.of(plan.scaling().target());
        }

        Explanation report() {
            Map<String, String> ids = ids();
            Target scaled = plan.scaling().target();
            ActivityHistory activityHistory = new ActivityHistory(activities());
            List<String> names = alarmNames(ids);
            List<Moment> moments = new ArrayList<>();
            List<Alarms.Alarm> alarms = aws.alarms().find(names);
            for (PlannedRule rule : plan.plannedRules()) {
                alarms.stream()
                        .filter(alarm -> alarm.name().equals(ids.get(LogicalIds.alarm(rule))))
                        .findFirst()
                        .ifPresentOrElse(
                                alarm -> moments.addAll(alarmMoments(rule, alarm, activityHistory)),
                                () -> notes.add(missingAlarm(rule, ids)));
            }
            moments.addAll(otherMoments(activityHistory.requestedByNoneOf(names)));
            TargetState state = TargetState.read(aws, scaled);
            moments.addAll(CapacityShortage.moments(aws, state, options, notes::add));
            moments.sort(Comparator.comparing(Moment::from).thenComparing(Moment::alarm));
            activityHistory.refusalCodes(options.from(), options.to()).stream()
                    .map(code -> NotScaledAdvice.of(code, hints))
                    .forEach(notes::add);
            notes.addAll(OverdueActivities.notes(aws, scaled, activityHistory, now));
            notes.addAll(state.notes());
            noteTracking();
            noteSuspension();
            noteAge();
            Optional<SimulatedSpan> simulated =
                    new SpanSimulation(stack, notes::add).compare(aws.metrics(), state.metrics(), options, now);
            return new Explanation(stack.name(), options.from(), options.to(), moments, simulated, notes);
        }

        private String missingAlarm(PlannedRule rule, Map<String, String> ids) {
            String alarm = LogicalIds.alarm(rule);
            return ids.containsKey(alarm)
                    ? alarm + " does not exist. " + RepairAdvice.repair(hints)
                    : "The stack has no " + alarm + ". " + RepairAdvice.deploy(hints);
        }

        private Map<String, String> ids() {
            Stacks stacks = aws.stacks();
            return stacks.find(stack.name())
                    .map(this::ids)
                    .orElseThrow(() -> new OperationException("There is no stack " + stack.name() + " in Region "
                            + aws.region() + ": nothing to explain. Deploy it with " + hints.run("deploy") + "."));
        }

        private Map<String, String> ids(Stacks.Stack deployed) {
            List<Stacks.Resource> resources = aws.stacks().resources(deployed.id());
            StackMismatch.warning(stack.name(), deployed, resources, target).ifPresent(notes::add);
            return PhysicalIds.of(resources);
        }

        private List<String> alarmNames(Map<String, String> ids) {
            return plan.plannedRules().stream()
                    .flatMap(rule -> Optional.ofNullable(ids.get(LogicalIds.alarm(rule))).stream())
                    .toList();
        }

        private List<AutoScaling.Activity> activities() {
            int cooldown = plan.plannedRules().stream()
                    .mapToInt(rule -> rule.policy().cooldown())
                    .max()
                    .orElse(0);
            int tracking = plan.tracking()
                    .map(policy -> Math.max(policy.scaleOutCooldown(), policy.scaleInCooldown()))
                    .orElse(0);
            Instant earliest = options.from()
                    .minus(ActivityHistory.MAX_ACTIVITY_DURATION)
                    .minusSeconds(Math.max(cooldown, tracking));
            return scaling.activities(target.resourceId(), target.dimension(), earliest).stream()
                    .filter(activity -> activity.start().isBefore(options.to()))
                    .toList();
        }

        private List<Moment> alarmMoments(PlannedRule rule, Alarms.Alarm alarm, ActivityHistory activityHistory) {
            if (!alarm.enabled()) {
                notes.add(LogicalIds.alarm(rule) + " has its actions disabled: it requests nothing.");
            }
            // Up to now, since the state at the end of the span follows from later changes.
            AlarmHistory history = AlarmHistory.of(
                    alarm.name(),
                    alarm.state(),
                    alarm.since(),
                    aws.alarms().history(alarm.name(), options.from(), now));
            String resource = plan.scaling().target().kind() == EndpointKind.COMPONENT ? "component" : "endpoint";
            return new AlarmTimeline(rule, history, activityHistory, resource, options).moments();
        }

        /** Joins consecutive activities with the same sentence, such as failures; the others hold their times. */
        private List<Moment> otherMoments(List<AutoScaling.Activity> activities) {
            List<List<Moment>> series = new ArrayList<>();
            activities.stream()
                    .filter(activity -> !activity.start().isBefore(options.from()))
                    .map(this::otherMoment)
                    .forEach(moment -> {
                        int last = series.size() - 1;
                        if (last < 0 || !series.get(last).get(0).sentence().equals(moment.sentence())) {
                            series.add(new ArrayList<>());
                        }
                        series.get(series.size() - 1).add(moment);
                    });
            return series.stream().map(StackExplanation::joined).toList();
        }

        private static Moment joined(List<Moment> series) {
            int more = series.size() - 1;
            return more == 0
                    ? series.get(0)
                    : series.get(0).repeated(more, series.get(more).from());
        }

        private Moment otherMoment(AutoScaling.Activity activity) {
            String cause = activity.cause().isEmpty() ? "" : " because of: " + activity.cause();
            return new Moment(
                    activity.start(),
                    activity.start(),
                    "",
                    requestedBy(activity) + ActivityDescription.of(activity) + cause,
                    false);
        }

        /** The alarms of target tracking are not of the stack: the cause of its activities names its policy. */
        private String requestedBy(AutoScaling.Activity activity) {
            boolean tracking = plan.tracking().isPresent()
                    && activity.cause().contains("policy " + plan.scaling().policyName(TrackingScaling.ID));
            return tracking ? "by target tracking, " : "not by an alarm of the stack, ";
        }

        private void noteTracking() {
            plan.tracking()
                    .ifPresent(tracking -> notes.add("The policy is " + tracking.describe()
                            + ": AWS makes its alarms and computes each capacity, so only what it did is shown, not"
                            + " the minutes in which it did nothing."));
        }

        private void noteSuspension() {
            Optional<AutoScaling.Target> registered =
                    OptionalRead.orElse(() -> scaling.target(target.resourceId(), target.dimension()), refused -> {
                        notes.add("Whether scaling is suspended could not be read. " + ErrorAdvice.note(refused));
                        return Optional.empty();
                    });
            if (registered.filter(AutoScaling.Target::isSuspended).isPresent()) {
                notes.add("Scaling is suspended in at least one direction: requests are dropped.");
            }
        }

        private void noteAge() {
            Instant oldest = now.minus(RETENTION);
            if (options.from().isBefore(oldest)) {
                notes.add("Application Auto Scaling keeps activities for 6 weeks: none before "
                        + Timestamps.minute(oldest) + " is shown.");
            }
        }
    }
}
