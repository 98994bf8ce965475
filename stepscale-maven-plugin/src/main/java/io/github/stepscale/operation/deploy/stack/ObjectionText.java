package io.github.stepscale.operation.deploy.stack;

import io.github.stepscale.aws.OperationEvents.HookResult;
import io.github.stepscale.aws.OperationEvents.Objection;
import io.github.stepscale.aws.StackEvents;
import io.github.stepscale.synth.PropertyOrigin;
import io.github.stepscale.synth.PropertyOrigins;
import io.github.stepscale.text.OneLine;
import io.github.stepscale.text.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats objections of CloudFormation, a line each, with the position in the descriptor that each belongs to. */
final class ObjectionText {
    static final String WARNING = "Warning: ";

    private static final String RESOURCES = "/Resources/";

    private final Optional<PropertyOrigins> origins;

    /** @param origins empty for a plan that was made without a descriptor, which has no lines */
    ObjectionText(Optional<PropertyOrigins> origins) {
        this.origins = origins;
    }

    /** The errors, then the warnings. */
    List<String> lines(List<Objection> objections, List<HookResult> hooks) {
        return Stream.concat(
                        objections.stream().filter(objection -> !objection.isWarning()),
                        objections.stream().filter(Objection::isWarning))
                .map(objection -> line(objection, hooks))
                .toList();
    }

    /** Where the resources of some events come from; nothing for those that come from no descriptor. */
    List<String> located(List<StackEvents.Event> events) {
        return events.stream()
                .flatMap(event -> origin(RESOURCES + event.resource()).stream()
                        .map(origin -> OneLine.masked(origin.toString()) + ": " + Sentences.end(event.reason()) + " ("
                                + event.resource() + ")"))
                .toList();
    }

    private String line(Objection objection, List<HookResult> hooks) {
        String pointer = pointer(objection);
        String reason = objection.reason().isEmpty() ? objection.name() : objection.reason();
        String about = about(objection, pointer);
        String sentence = Sentences.end(reason.isEmpty() ? "CloudFormation gives no reason" : reason)
                + (about.isEmpty() ? "" : " (" + about + ")")
                + advice(objection, hooks);
        String where =
                origin(pointer).map(origin -> OneLine.masked(origin.toString())).orElseGet(() -> property(pointer));
        return (objection.isWarning() ? WARNING : "") + (where.isEmpty() ? "" : where + ": ") + sentence;
    }

    /** The path is absolute; one that begins inside a resource is tolerated, and so is none. */
    private static String pointer(Objection objection) {
        if (objection.path().startsWith("/") || objection.resource().isEmpty()) {
            return objection.path();
        }
        return RESOURCES + objection.resource() + (objection.path().isEmpty() ? "" : "/" + objection.path());
    }

    private Optional<PropertyOrigin> origin(String pointer) {
        return origins.flatMap(known -> known.find(pointer));
    }

    /** What CloudFormation calls it, and who objects. Where there is no line, the property stands in front. */
    private String about(Objection objection, String pointer) {
        String property = origin(pointer).isPresent() ? property(pointer) : "";
        boolean hook =
                objection.kind() == Objection.Kind.HOOK && !objection.reason().isEmpty();
        return Stream.of(property, hook ? objection.name() : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** {@code ScaleOutAlarm, Properties/Threshold}. */
    private static String property(String pointer) {
        String path = pointer.startsWith(RESOURCES) ? pointer.substring(RESOURCES.length()) : pointer;
        return path.replaceFirst("/", ", ");
    }

    private static String advice(Objection objection, List<HookResult> hooks) {
        return objection.kind() != Objection.Kind.HOOK
                ? ""
                : hooks.stream()
                        .filter(hook -> hook.type().equals(objection.name()))
                        .flatMap(hook -> hook.annotations().stream())
                        .map(annotation -> advice(annotation, objection))
                        .distinct()
                        .collect(Collectors.joining());
    }

    private static String advice(HookResult.Annotation annotation, Objection objection) {
        String message = annotation.message().equals(objection.reason()) ? "" : annotation.message();
        String link = annotation.link().isEmpty() ? "" : "See " + annotation.link();
        return Stream.of(message, annotation.remediation(), link)
                .filter(part -> !part.isEmpty())
                .map(part -> " " + Sentences.end(part))
                .collect(Collectors.joining());
    }
}
