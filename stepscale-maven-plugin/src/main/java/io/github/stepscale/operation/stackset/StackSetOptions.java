package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import java.time.Duration;
import java.util.Optional;

/**
 * How to deploy a stack set.
 *
 * @param targets where instances shall be; others that are there stay
 * @param dryRun says what would be done and does nothing
 * @param adopt whether a stack set that is not ours may be taken over
 * @param allowReplacement whether resources of instances may be removed or made anew
 * @param access the permission model of the stack set
 * @param preferences how careful it is there
 * @param timeout how long each operation is followed
 */
public record StackSetOptions(
        StackSets.Targets targets,
        boolean dryRun,
        boolean adopt,
        boolean allowReplacement,
        StackSets.PermissionModel access,
        StackSets.OperationPreferences preferences,
        Duration timeout) {

    /** Starts from the defaults, which leave open where. */
    public static Builder builder(StackSets.Targets targets) {
        return new Builder(targets);
    }

    /** Options one by one. */
    public static final class Builder {
        private final StackSets.Targets targets;
        private boolean dryRun;
        private boolean adopt;
        private boolean allowReplacement;
        private StackSets.PermissionModel access =
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

        /** Default: by roles that are there, under CloudFormation's own names; places are accounts. */
        public Builder access(StackSets.PermissionModel value) {
            access = value;
            return this;
        }

        /** Default: one account after the other, and none may fail. */
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
            return new StackSetOptions(targets, dryRun, adopt, allowReplacement, access, preferences, timeout);
        }
    }
}
