package io.github.stepscale.operation.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to delete a stack.
 *
 * @param dryRun stops after what would go was shown
 * @param adopt whether a stack may be deleted that is not ours, by its resources
 * @param retained logical ids of resources to leave behind; only CloudFormation's second attempt, after one that failed,
 *     takes them
 * @param roleArn the role that CloudFormation acts as; absent: the caller
 * @param timeout how long the deletion is followed
 */
public record DeleteOptions(
        boolean dryRun, boolean adopt, List<String> retained, Optional<String> roleArn, Duration timeout) {
    public DeleteOptions {
        retained = List.copyOf(retained);
    }

    /** Everything goes, if it is ours; followed for 30 minutes. */
    public static DeleteOptions standard() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Options one by one. */
    public static final class Builder {
        private boolean dryRun;
        private boolean adopt;
        private List<String> retained = List.of();
        private Optional<String> roleArn = Optional.empty();
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
        public Builder retained(List<String> value) {
            retained = value;
            return this;
        }

        /** Default: the caller. */
        public Builder roleArn(String value) {
            roleArn = Optional.of(value);
            return this;
        }

        /** Default: 30 minutes. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        public DeleteOptions build() {
            return new DeleteOptions(dryRun, adopt, retained, roleArn, timeout);
        }
    }
}
