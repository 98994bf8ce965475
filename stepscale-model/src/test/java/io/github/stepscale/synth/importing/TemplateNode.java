package io.github.stepscale.synth.importing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a template that is written by a test, before it has a syntax. */
sealed interface TemplateNode {
    /** A number, a boolean or null: written without quotes. */
    record Plain(String token) implements TemplateNode {}

    /** A text. */
    record Text(String text) implements TemplateNode {}

    /** A list. */
    record Items(List<TemplateNode> items) implements TemplateNode {}

    /** A mapping, in the order in which it is written. */
    record Entries(Map<String, TemplateNode> entries) implements TemplateNode {
        public Entries {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        static Entries of() {
            return new Entries(Map.of());
        }

        /** These and another. */
        Entries with(String key, TemplateNode value) {
            Map<String, TemplateNode> more = new LinkedHashMap<>(entries);
            more.put(key, value);
            return new Entries(more);
        }

        Entries with(String key, String text) {
            return with(key, new Text(text));
        }
    }

    /** A function of CloudFormation: {@code Ref}, {@code Condition}, or one whose name starts with {@code Fn::}. */
    record Call(String name, TemplateNode argument) implements TemplateNode {
        /** The name of the short form in YAML. */
        String tag() {
            return "!" + (name.startsWith("Fn::") ? name.substring("Fn::".length()) : name);
        }

        Entries longForm() {
            return Entries.of().with(name, argument);
        }
    }

    static Call call(String name, TemplateNode... arguments) {
        return new Call(name, list(arguments));
    }

    static Call call(String name, String argument) {
        return new Call(name, new Text(argument));
    }

    static Items list(TemplateNode... items) {
        return new Items(List.of(items));
    }

    /** Texts as a list. */
    static Items texts(List<String> texts) {
        return new Items(new ArrayList<>(texts.stream().map(Text::new).toList()));
    }
}
