package io.github.stepscale.operation.deploy;

import io.github.stepscale.operation.Actor;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.TwoActors;
import java.util.Optional;

/** Checks whether a sentence is true at the moment of its output. */
final class StackTruth implements TwoActors.Truth {
    private static final String SCALES_TOO = " scales endpoint/orders/variant/AllTraffic too";

    @Override
    public Optional<String> objection(TwoActors stage, Actor actor, String said) {
        Actor other = stage.other(actor);
        boolean executed = other.hasSent("ExecuteChangeSet");
        boolean deleted = other.hasSent("DeleteStack");
        if (said.contains("went first, or the change set was deleted")) {
            return unless(executed || deleted, "nobody else did anything");
        }
        if (said.contains("went first")) {
            return unless(executed, "nobody else executed anything");
        }
        if (said.contains("Another run has started")) {
            return unless(executed, "nobody else executed anything");
        }
        if (said.contains("was deleted")) {
            return unless(deleted, "nobody else deleted anything");
        }
        if (said.contains("has changed since")) {
            return unless(executed || deleted || other.hasSent("CreateChangeSet"), "nobody else changed anything");
        }
        if (said.startsWith("Not from this run")) {
            return unless(executed || deleted, "nobody else did anything");
        }
        return ofState(stage, actor, said);
    }

    private Optional<String> ofState(TwoActors stage, Actor actor, String said) {
        if (said.startsWith("The empty stack ")) {
            String name = said.split(" ")[3];
            return unless(stage.server.statusOf(name).equals(Optional.of("REVIEW_IN_PROGRESS")), "it is not empty");
        }
        if (said.startsWith("There is no stack")) {
            return unless(
                    stage.server.statusOf(said.split(" ")[4].replace(",", "")).isEmpty(), "there is one");
        }
        if (said.startsWith("Stopped following")) {
            return Optional.of("nothing took so long");
        }
        if (said.startsWith("A dry run") || said.contains("This dry run executed nothing")) {
            return unless(!actor.hasSent("ExecuteChangeSet") && !actor.hasSent("DeleteStack"), "it did something");
        }
        if (said.equals("Deleted.")) {
            return unless(
                    stage.server.statusOf(id(actor, "DeleteStack")).equals(Optional.of("DELETE_COMPLETE")),
                    "it is there");
        }
        if (said.contains(" is now in ")) {
            String status = stage.server.statusOf(id(actor, "ExecuteChangeSet")).orElse("none");
            return unless(said.contains(" is now in " + status + "."), "it is in " + status);
        }
        if (said.startsWith("Nothing to change")) {
            return unless(
                    stage.server.statusOf(DeployFixture.STACK).isPresent()
                            && (!actor.hasSent("CreateChangeSet")
                                    || template(actor).equals(stage.server.templateOf(DeployFixture.STACK))),
                    "the stack is another");
        }
        if (said.contains(SCALES_TOO)) {
            return unless(stage.other(actor).hasSent("ExecuteChangeSet"), "no other stack was made");
        }
        return Optional.empty();
    }

    /** The stack of the last request of a kind. */
    private static String id(Actor actor, String action) {
        return actor.last(action).flatMap(request -> request.text("StackName")).orElse("none");
    }

    /** The template of its last change set. */
    private static String template(Actor actor) {
        return actor.last("CreateChangeSet")
                .flatMap(request -> request.text("TemplateBody"))
                .orElse("none");
    }

    private static Optional<String> unless(boolean right, String why) {
        return right ? Optional.empty() : Optional.of(why);
    }
}
