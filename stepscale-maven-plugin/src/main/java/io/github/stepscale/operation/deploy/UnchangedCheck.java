package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.deploy.stack.ConcurrentChangeException;
import io.github.stepscale.operation.shared.OptionalRead;
import java.util.Optional;

/**
 * Decides without a change set whether a deployment has anything to change: the template, the parameters and the tags of the
 * stack are those of the request. Where it cannot tell, a change set does.
 */
final class UnchangedCheck {
    private final DeployContext context;
    private final Stacks stacks;
    private Optional<String> template = Optional.empty();

    UnchangedCheck(DeployContext context) {
        this.context = context;
        this.stacks = context.stacks();
    }

    /** Returns whether a change set would certainly be empty. */
    boolean isUnchanged(Stacks.Stack stack) {
        boolean settled = switch (stack.status()) {
            case CREATE_COMPLETE, UPDATE_COMPLETE, IMPORT_COMPLETE -> true;
            default -> false;
        };
        return settled && !changesSettings() && hasRequestedValues(stack) && hasRequestedTemplate(stack);
    }

    /** The answers of DescribeStacks do not tell all settings that a change set can change. */
    private boolean changesSettings() {
        DeployOptions options = context.options();
        return !options.notificationArns().isEmpty()
                || !options.rollbackAlarms().isEmpty();
    }

    private boolean hasRequestedValues(Stacks.Stack stack) {
        return stack.parameters().equals(context.request().parameters())
                && stack.tags().equals(context.request().tags());
    }

    private boolean hasRequestedTemplate(Stacks.Stack stack) {
        template = OptionalRead.orElse(() -> Optional.of(context.readTemplate(stack)), refused -> Optional.empty());
        return template.filter(context.request().template()::equals).isPresent();
    }

    /**
     * Checks that no other run has changed the stack since it was read: then its resources differ for a good reason.
     *
     * @throws ConcurrentChangeException if one has
     */
    void requireStillSame(Stacks.Stack stack) {
        Optional<Stacks.Stack> now = stacks.find(stack.id())
                .filter(found -> found.status() == stack.status())
                .filter(found -> found.parameters().equals(stack.parameters()));
        if (now.isEmpty() || !hasSameTemplate(stack)) {
            throw ConcurrentChangeException.stackChanged(stack.name());
        }
    }

    private boolean hasSameTemplate(Stacks.Stack stack) {
        return template.map(before -> before.equals(stacks.template(stack.id())))
                .orElse(true);
    }
}
