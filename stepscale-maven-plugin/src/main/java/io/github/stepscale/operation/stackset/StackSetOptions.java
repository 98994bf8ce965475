package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import java.time.Duration;
import java.util.Optional;

/**
 * How to deploy a stack set.
 *
 * @param targets the places and Regions of the instances; instances elsewhere stay
 * @param dryRun whether to report what would be done, and do nothing
 * @param adopt whether a stack set that does not belong to the descriptor may be taken over
 * @param allowReplacement whether resources of instances may be removed or replaced
 * @param permissionModel the permission model of the stack set, and the roles or the caller that go with it
 * @param preferences how many accounts may fail, and how many are changed at the same time
 * @param timeout how long each operation is followed
 */
public record StackSetOptions(
        StackSets.Targets targets,
        boolean dryRun,
        boolean adopt,
        boolean allowReplacement,
        StackSets.PermissionModel permissionModel,
        StackSets.OperationPreferences preferences,
        Duration timeout) {

    /** Starts from the defaults; only the targets have none. */
    public static Builder builder(StackSets.Targets targets) {
        return new Builder(targets);
    }

    /** Builds the options one by one. */
    public static final class Builder {
        private final StackSets.Targets targets;
        private boolean dryRun;
        private boolean adopt;
        private boolean allowReplacement;
        private StackSets.PermissionModel permissionModel =
                new StackSets.PermissionModel.SelfManaged(Optional.empty(), Optional.empty());
        private StackSets.OperationPreferences preferences = StackSets.OperationPreferences.standard();
        private Duration timeout = Duration.ofMinutes(30);

        private Builder(StackSets.Targets targets) {
            this.targets = targets;
        }

        /** Default: false. */
        public Builder dryRun(boolean value) {
            dryRun = value;
            return this;
        }

        /** Default: false. */
        public Builder adopt(boolean value) {
            adopt = value;
            return this;
        }

        /** Default: false. */
        public Builder allowReplacement(boolean value) {
            allowReplacement = value;
            return this;
        }

        /** Default: self-managed, with roles under CloudFormation's default names; the places are accounts. */
        public Builder permissionModel(StackSets.PermissionModel value) {
            permissionModel = value;
            return this;
        }

        /** Default: one account at a time, and no failure tolerated. */
        public Builder preferences(StackSets.OperationPreferences value) {
            preferences = value;
            return this;
        }

        /** Default: 30 minutes. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        public StackSetOptions build() {
            return new StackSetOptions(targets, dryRun, adopt, allowReplacement, permissionModel, preferences, timeout);
        }
    }
}
