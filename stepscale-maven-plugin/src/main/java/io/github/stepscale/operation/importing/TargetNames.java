package io.github.stepscale.operation.importing;

import io.github.stepscale.operation.ScalableTargetId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in the id of a scalable target of SageMaker: those of a component, or those of an endpoint and a variant. */
record TargetNames(Optional<String> component, Optional<String> endpoint, Optional<String> variant) {
    private static final Pattern FORM = Pattern.compile(
            "inference-component/(?<component>[^/]+)|endpoint/(?<endpoint>[^/]+)/variant/(?<variant>[^/]+)");

    /** Returns the names; none for an id of another form. */
    static TargetNames of(ScalableTargetId target) {
        Matcher matcher = FORM.matcher(target.resourceId());
        return matcher.matches()
                ? new TargetNames(name(matcher, "component"), name(matcher, "endpoint"), name(matcher, "variant"))
                : new TargetNames(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<String> name(Matcher matcher, String part) {
        return Optional.ofNullable(matcher.group(part));
    }
}
