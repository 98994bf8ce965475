package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.ChangeSets.OnStackFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to deploy.
 *
 * @param dryRun whether to stop after the table of changes; for a new stack, an empty one may remain, which the next run uses
 * @param changeSet what to do with the change set
 * @param recreateFailed which failed stacks may be deleted and created again
 * @param onFailure what becomes of a stack whose first creation fails
 * @param continueRollback whether to continue a failed rollback, or roll back a failed update, first
 * @param allowReplacement whether a resource of the stack may be replaced or removed
 * @param adopt whether to take over a stack that stepscale did not make
 * @param verify whether to read the live resources back after a change, and to fail if they differ from the descriptor
 * @param repair whether to bring live resources back that differ from the descriptor; deletes the stack and creates it again
 *     where its target or a policy is gone
 * @param preflight whether to check the endpoint in the account before anything is changed
 * @param cloudFormationRoleArn the role that CloudFormation acts as; absent: the caller
 * @param notificationArns ARNs of SNS topics that receive the stack's events
 * @param rollbackAlarms ARNs of alarms that roll the operation back, at most 5
 * @param terminationProtection whether to protect the stack against deletion; absent: unchanged
 * @param timeout how long to follow an operation
 */
public record DeployOptions(
        boolean dryRun,
        ChangeSetUse changeSet,
        Recreate recreateFailed,
        OnFailure onFailure,
        boolean continueRollback,
        boolean allowReplacement,
        boolean adopt,
        boolean verify,
        boolean repair,
        boolean preflight,
        Optional<String> cloudFormationRoleArn,
        List<String> notificationArns,
        List<String> rollbackAlarms,
        Optional<Boolean> terminationProtection,
        Duration timeout) {

    /** Which failed stacks may be deleted and created again. */
    public enum Recreate {
        /** None. */
        NEVER,
        /** A stack whose creation was rolled back, which is empty. */
        EMPTY,
        /** Also a stack whose creation or rollback got stuck, which may contain resources that work. */
        ANY
    }

    /** What becomes of a stack whose first creation fails. */
    public enum OnFailure {
        /** It stays as it is, with the resources that were made. */
        KEEP(OnStackFailure.DO_NOTHING),
        /** Its resources are deleted, and the empty stack stays. */
        ROLLBACK(OnStackFailure.ROLLBACK),
        /** It is deleted: nothing is left. */
        DELETE(OnStackFailure.DELETE);

        private final OnStackFailure ofStack;

        OnFailure(OnStackFailure ofStack) {
            this.ofStack = ofStack;
        }

        /** The word of CloudFormation. */
        OnStackFailure ofStack() {
            return ofStack;
        }
    }

    public DeployOptions {
        notificationArns = List.copyOf(notificationArns);
        rollbackAlarms = List.copyOf(rollbackAlarms);
    }

    /** Whether a change set may be executed; not in a dry run, nor where it is kept. */
    boolean mayExecute() {
        return !dryRun && !(changeSet instanceof ChangeSetUse.Keep);
    }

    /** Returns the defaults: create a change set, show it, execute it; neither replace nor take over anything. */
    public static DeployOptions standard() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds options, starting from the defaults. */
    public static final class Builder {
        private boolean dryRun;
        private ChangeSetUse changeSet = new ChangeSetUse.Execute();
        private Recreate recreateFailed = Recreate.EMPTY;
        private OnFailure onFailure = OnFailure.DELETE;
        private boolean continueRollback;
        private boolean allowReplacement;
        private boolean adopt;
        private boolean verify;
        private boolean repair;
        private boolean preflight = true;
        private Optional<String> cloudFormationRoleArn = Optional.empty();
        private List<String> notificationArns = List.of();
        private List<String> rollbackAlarms = List.of();
        private Optional<Boolean> terminationProtection = Optional.empty();
        private Duration timeout = Duration.ofMinutes(30);

        private Builder() {}

        /** Default: false. */
        public Builder dryRun(boolean value) {
            dryRun = value;
            return this;
        }

        /** Default: create one and execute it. */
        public Builder changeSet(ChangeSetUse value) {
            changeSet = value;
            return this;
        }

        /** Default: {@link Recreate#EMPTY}. */
        public Builder recreateFailed(Recreate value) {
            recreateFailed = value;
            return this;
        }

        /** Default: {@link OnFailure#DELETE}. */
        public Builder onFailure(OnFailure value) {
            onFailure = value;
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

        /** Default: false. */
        public Builder verify(boolean value) {
            verify = value;
            return this;
        }

        /** Default: false. */
        public Builder repair(boolean value) {
            repair = value;
            return this;
        }

        /** Default: true. */
        public Builder preflight(boolean value) {
            preflight = value;
            return this;
        }

        /** Default: the caller. */
        public Builder cloudFormationRoleArn(String value) {
            cloudFormationRoleArn = Optional.of(value);
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

        /** Default: unchanged. */
        public Builder terminationProtection(boolean value) {
            terminationProtection = Optional.of(value);
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
                    recreateFailed,
                    onFailure,
                    continueRollback,
                    allowReplacement,
                    adopt,
                    verify,
                    repair,
                    preflight,
                    cloudFormationRoleArn,
                    notificationArns,
                    rollbackAlarms,
                    terminationProtection,
                    timeout);
        }
    }
}
