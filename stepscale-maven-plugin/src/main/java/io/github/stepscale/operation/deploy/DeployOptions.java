package io.github.stepscale.operation.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to deploy.
 *
 * @param dryRun stops after the table of changes; of a new stack an empty one may stay behind, which the next run uses
 * @param changeSet what to do with the change set
 * @param recreate which failed stacks may be deleted and created again
 * @param continueRollback whether a failed rollback is continued, or a failed update rolled back, first
 * @param allowReplacement whether a resource of the stack may be replaced or removed
 * @param adopt whether a stack whose resources are not ours may be taken over
 * @param roleArn the role that CloudFormation acts as; absent: the caller
 * @param notificationArns ARNs of SNS topics that receive the stack's events
 * @param rollbackAlarms ARNs of alarms that roll the operation back, at most 5
 * @param protection whether the stack refuses to be deleted; absent: left as it is
 * @param timeout how long an operation is followed
 */
public record DeployOptions(
        boolean dryRun,
        ChangeSetUse changeSet,
        Recreate recreate,
        boolean continueRollback,
        boolean allowReplacement,
        boolean adopt,
        Optional<String> roleArn,
        List<String> notificationArns,
        List<String> rollbackAlarms,
        Optional<Boolean> protection,
        Duration timeout) {

    /** Which failed stacks may be deleted and created again. */
    public enum Recreate {
        /** None. */
        NEVER,
        /** One whose creation was rolled back, which holds nothing. */
        EMPTY,
        /** Also one whose creation, or its rollback, got stuck, which may hold resources that work. */
        ANY
    }

    public DeployOptions {
        notificationArns = List.copyOf(notificationArns);
        rollbackAlarms = List.copyOf(rollbackAlarms);
    }

    /** Everything by default: make a change set, show it, execute it; touch nothing that could be lost. */
    public static DeployOptions standard() {
        return new Builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Options one by one. */
    public static final class Builder {
        private boolean dryRun;
        private ChangeSetUse changeSet = new ChangeSetUse.Execute();
        private Recreate recreate = Recreate.EMPTY;
        private boolean continueRollback;
        private boolean allowReplacement;
        private boolean adopt;
        private Optional<String> roleArn = Optional.empty();
        private List<String> notificationArns = List.of();
        private List<String> rollbackAlarms = List.of();
        private Optional<Boolean> protection = Optional.empty();
        private Duration timeout = Duration.ofMinutes(30);

        private Builder() {}

        /** Default: false. */
        public Builder dryRun(boolean value) {
            dryRun = value;
            return this;
        }

        /** Default: make one, execute it. */
        public Builder changeSet(ChangeSetUse value) {
            changeSet = value;
            return this;
        }

        /** Default: {@link Recreate#EMPTY}. */
        public Builder recreate(Recreate value) {
            recreate = value;
            return this;
        }

        /** Default: false. */
        public Builder continueRollback(boolean value) {
            continueRollback = value;
            return this;
        }

        /** Default: false. */
        public Builder allowReplacement(boolean value) {
            allowReplacement = value;
            return this;
        }

        /** Default: false. */
        public Builder adopt(boolean value) {
            adopt = value;
            return this;
        }

        /** Default: the caller. */
        public Builder roleArn(String value) {
            roleArn = Optional.of(value);
            return this;
        }

        /** Default: none. */
        public Builder notificationArns(List<String> value) {
            notificationArns = value;
            return this;
        }

        /** Default: none. */
        public Builder rollbackAlarms(List<String> value) {
            rollbackAlarms = value;
            return this;
        }

        /** Default: as it is. */
        public Builder protection(boolean value) {
            protection = Optional.of(value);
            return this;
        }

        /** Default: 30 minutes. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        public DeployOptions build() {
            return new DeployOptions(
                    dryRun,
                    changeSet,
                    recreate,
                    continueRollback,
                    allowReplacement,
                    adopt,
                    roleArn,
                    notificationArns,
                    rollbackAlarms,
                    protection,
                    timeout);
        }
    }
}
