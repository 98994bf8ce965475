package io.github.stepscale.operation.deploy.delete;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to delete a stack.
 *
 * @param dryRun whether to show only what would be deleted
 * @param adopt whether to delete even a stack that stepscale did not make
 * @param retain logical ids of resources to keep; CloudFormation accepts them only for a stack in DELETE_FAILED
 * @param force whether CloudFormation leaves behind what it cannot delete; it accepts that only for a stack in DELETE_FAILED
 * @param cloudFormationRoleArn the role that CloudFormation acts as; absent: the caller
 * @param timeout how long the deletion is followed
 */
public record DeleteOptions(
        boolean dryRun,
        boolean adopt,
        List<String> retain,
        boolean force,
        Optional<String> cloudFormationRoleArn,
        Duration timeout) {
    public DeleteOptions {
        retain = List.copyOf(retain);
    }

    /** Returns the defaults: deletes everything that stepscale made, and follows for 30 minutes. */
    public static DeleteOptions standard() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds options, starting from the defaults. */
    public static final class Builder {
        private boolean dryRun;
        private boolean adopt;
        private List<String> retain = List.of();
        private boolean force;
        private Optional<String> cloudFormationRoleArn = Optional.empty();
        private Duration timeout = Duration.ofMinutes(30);

        private Builder() {}

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

        /** Default: none. */
        public Builder retain(List<String> value) {
            retain = value;
            return this;
        }

        /** Default: false. */
        public Builder force(boolean value) {
            force = value;
            return this;
        }

        /** Default: the caller. */
        public Builder cloudFormationRoleArn(String value) {
            cloudFormationRoleArn = Optional.of(value);
            return this;
        }

        /** Default: 30 minutes. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        public DeleteOptions build() {
            return new DeleteOptions(dryRun, adopt, retain, force, cloudFormationRoleArn, timeout);
        }
    }
}
