package io.github.stepscale.importing.template;

import io.github.stepscale.text.NearestWord;
import io.github.stepscale.text.Quotes;
import java.util.Collection;

/** The reasons for which a value is not known, in words. */
final class Unknowns {
    private static final String BY_HAND = "Write the value in its place, in a copy of the template, and import that";
    /** Something that the check of references has reported. */
    static final Unknown REPORTED = new Unknown("", "", "", Unknown.Kind.REPORTED);

    private Unknowns() {}

    static Unknown parameter(String name) {
        String sentence = "the parameter " + name + " has no default, so that this value is not known";
        return value(sentence, ImportParameters.fix(name), Unknown.Kind.GIVABLE);
    }

    /** Its value is a name in the parameter store. */
    static Unknown storedParameter(String name) {
        String sentence = "the parameter " + name + " is read from the parameter store when the stack is deployed";
        return value(sentence, ImportParameters.fix(name), Unknown.Kind.GIVABLE);
    }

    static Unknown secretParameter(String name) {
        String sentence =
                "the parameter " + name + " has NoEcho: its value is not shown, and scaling needs one that is";
        return value(sentence, "Remove NoEcho in a copy of the template, and import that", Unknown.Kind.GIVABLE);
    }

    static Unknown pseudoParameter(String name) {
        return value(name + " is known to a stack only", ImportParameters.fix(name), Unknown.Kind.NAMED);
    }

    /** @param reference such as {@code Endpoint.EndpointName} */
    static Unknown resource(String reference) {
        String sentence = "the value of " + Quotes.shortened(reference) + " is known once its resource is deployed";
        return value(sentence, ImportParameters.fix(Quotes.shortened(reference)), Unknown.Kind.NAMED);
    }

    /** @param reference to something that a macro may make */
    static Unknown made(String reference) {
        String sentence = Quotes.shortened(reference) + " is not in the template, but a macro may make it";
        return value(sentence, ImportParameters.fix(Quotes.shortened(reference)), Unknown.Kind.GIVABLE);
    }

    static Unknown unresolved(String function) {
        String reason = IntrinsicNames.UNRESOLVED.getOrDefault(function, "it has no value here");
        String sentence = function + " is not resolved: " + reason;
        return new Unknown(TemplateFindings.UNRESOLVED_FUNCTION, sentence, BY_HAND, Unknown.Kind.OPAQUE);
    }

    static Unknown dynamicReference(String text) {
        String sentence = Quotes.of(text) + " is resolved when the stack is deployed";
        return new Unknown(TemplateFindings.UNRESOLVED_FUNCTION, sentence, BY_HAND, Unknown.Kind.OPAQUE);
    }

    static Unknown function(String name, Collection<String> known) {
        String sentence = Quotes.shortened(name) + " is not a function of CloudFormation";
        String fix = NearestWord.fix(name, known, "Write one of CloudFormation's intrinsic functions");
        return new Unknown(TemplateFindings.MISUSED_FUNCTION, sentence, fix, Unknown.Kind.OPAQUE);
    }

    /** @param form what the function takes, such as {@code a separator and a list} */
    static Unknown misused(String function, String form, String example) {
        return new Unknown(
                TemplateFindings.MISUSED_FUNCTION,
                function + " takes " + form,
                "Write " + example,
                Unknown.Kind.OPAQUE);
    }

    static Unknown nothing(String sentence, String name, Collection<String> known) {
        String fix = NearestWord.fix(name, known, "Add it, or correct the reference");
        return new Unknown(TemplateFindings.REFERENCE_TO_NOTHING, sentence, fix, Unknown.Kind.OPAQUE);
    }

    static Unknown cycle(String subject) {
        String sentence = Quotes.shortened(subject) + " depends on itself";
        return new Unknown(
                TemplateFindings.CYCLE, sentence, "Remove one of the references of the cycle", Unknown.Kind.OPAQUE);
    }

    static Unknown tooLarge() {
        String sentence = "the values of this template grow beyond all use when its functions are resolved";
        return new Unknown(TemplateFindings.TOO_LARGE, sentence, "Shorten texts and lists", Unknown.Kind.OPAQUE);
    }

    static Unknown tooDeep() {
        String sentence = "functions and conditions are nested too deeply";
        return new Unknown(TemplateFindings.TOO_LARGE, sentence, "Write the value in fewer steps", Unknown.Kind.OPAQUE);
    }

    static Unknown subForgotten(String text) {
        String sentence = Quotes.of(text) + " stays as it is written: names are replaced within Fn::Sub only";
        return new Unknown(TemplateFindings.SUB_FORGOTTEN, sentence, "Write !Sub before it", Unknown.Kind.OPAQUE);
    }

    private static Unknown value(String sentence, String fix, Unknown.Kind kind) {
        return new Unknown(TemplateFindings.UNKNOWN_VALUE, sentence, fix, kind);
    }
}
