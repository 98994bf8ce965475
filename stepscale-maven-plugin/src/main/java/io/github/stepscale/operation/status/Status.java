package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarm;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.ScalableTarget;
import io.github.stepscale.aws.Scaling;
import io.github.stepscale.aws.ScalingPolicy;
import io.github.stepscale.aws.StackState;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.check.CheckedStack;
import io.github.stepscale.operation.ScaledTarget;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.operation.status.StatusReport.Part;
import io.github.stepscale.plan.Rule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.template.LogicalIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks at what runs. CloudFormation's own drift detection does not know scaling policies, so each is read back and compared
 * with the descriptor, step by step.
 */
public final class Status {
    private static final int ACTIVITIES = 10;

    private final Aws aws;

    public Status(Aws aws) {
        this.aws = aws;
    }

    /**
     * Looks.
     *
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public StatusReport run(CheckedStack stack) {
        return new Look(stack).report();
    }

    /** One look at one stack. */
    private final class Look {
        private final CheckedStack checked;
        private final ScalingPlan plan;
        private final Stacks stacks = aws.stacks();
        private final Scaling scaling = aws.scaling();
        private final ScaledTarget target;
        private final List<String> unseen = new ArrayList<>();

        Look(CheckedStack checked) {
            this.checked = checked;
            this.plan = checked.plan();
            this.target = ScaledTarget.of(plan.scaling().target());
        }

        StatusReport report() {
            Optional<StackState> stack =
                    stacks.find(checked.name()).filter(state -> state.status() != StackStatus.REVIEW_IN_PROGRESS);
            Map<String, String> ids =
                    stack.map(state -> PhysicalIds.of(stacks, state)).orElseGet(Map::of);
            List<ScalingPolicy> policies = scaling.policies(target.resourceId(), target.dimension());
            List<Alarm> alarms = aws.alarms().find(alarmNames(ids));
            Optional<ScalableTarget> registered = scaling.target(target.resourceId(), target.dimension());
            return new StatusReport(
                    checked.name(),
                    stack,
                    stack.isPresent() && stacks.template(checked.name()).equals(checked.template()),
                    registered,
                    parts(ids, registered, policies, alarms),
                    alarms,
                    orElse(
                            Optional.empty(),
                            () -> TargetCapacity.of(
                                    aws.endpoints(), plan.scaling().target())),
                    orElse(List.of(), () -> scaling.activities(target.resourceId(), target.dimension(), ACTIVITIES)),
                    foreign(ids, policies),
                    unseen);
        }

        private List<String> alarmNames(Map<String, String> ids) {
            return plan.allRules().stream()
                    .flatMap(rule -> Optional.ofNullable(ids.get(LogicalIds.alarm(rule))).stream())
                    .toList();
        }

        private List<Part> parts(
                Map<String, String> ids,
                Optional<ScalableTarget> registered,
                List<ScalingPolicy> policies,
                List<Alarm> alarms) {
            List<Part> parts = new ArrayList<>();
            boolean scheduled = !plan.scaling().schedules().isEmpty();
            parts.add(new Part(
                    LogicalIds.TARGET, Differences.ofTarget(plan.scaling().capacity(), scheduled, registered)));
            for (Rule rule : plan.allRules()) {
                Optional<ScalingPolicy> policy = policies.stream()
                        .filter(running -> isOf(rule, ids, running))
                        .findFirst();
                Optional<Alarm> alarm = alarms.stream()
                        .filter(running -> running.name().equals(ids.get(LogicalIds.alarm(rule))))
                        .findFirst();
                parts.add(new Part(LogicalIds.policy(rule), Differences.ofPolicy(rule, policy, alarm)));
                parts.add(new Part(
                        LogicalIds.alarm(rule), Differences.ofAlarm(rule, policy.map(ScalingPolicy::arn), alarm)));
            }
            return parts;
        }

        /** Whoever may not look at one thing, or cannot, can look at the rest. */
        private <T> T orElse(T otherwise, Supplier<T> look) {
            try {
                return look.get();
            } catch (AwsException refused) {
                switch (refused.kind()) {
                    case ACCESS_DENIED, REFUSED, SERVICE, NOT_FOUND -> unseen.add(refused.getMessage());
                    default -> throw refused;
                }
                return otherwise;
            }
        }

        /** By its ARN; or by its name, if someone deleted it and made it anew. */
        private boolean isOf(Rule rule, Map<String, String> ids, ScalingPolicy running) {
            return running.arn().equals(ids.get(LogicalIds.policy(rule)))
                    || running.name().equals(checked.name() + "-" + rule.id());
        }

        private List<String> foreign(Map<String, String> ids, List<ScalingPolicy> policies) {
            return policies.stream()
                    .filter(policy -> plan.allRules().stream().noneMatch(rule -> isOf(rule, ids, policy)))
                    .map(ScalingPolicy::name)
                    .toList();
        }
    }
}
