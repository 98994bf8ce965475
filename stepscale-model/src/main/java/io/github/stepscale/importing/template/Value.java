package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import java.util.List;

/** What a part of a template is once its outermost function is resolved. */
sealed interface Value {
    /**
     * One word, number or text.
     *
     * @param unknowns what is not known of it, each once; the text has names such as {@code ${Topic}} in their place
     */
    record Text(String text, YamlNode.Kind kind, List<Unknown> unknowns) implements Value {
        public Text {
            unknowns = List.copyOf(unknowns);
        }

        /** A text that is known. */
        static Text of(String text) {
            return new Text(text, YamlNode.Kind.TEXT, List.of());
        }

        /** A truth value. */
        static Text of(boolean truth) {
            return new Text(String.valueOf(truth), YamlNode.Kind.BOOLEAN, List.of());
        }

        /** A text that stands for something unknown. */
        static Text named(String name, Unknown unknown) {
            return new Text("${" + name + "}", YamlNode.Kind.TEXT, List.of(unknown));
        }

        boolean isKnown() {
            return unknowns.isEmpty();
        }
    }

    /** A list that a function made. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A list or mapping as it is written; the functions in it are not resolved yet. */
    record Tree(YamlNode node) implements Value {}

    /** Something of which nothing is known. */
    record Hole(List<Unknown> unknowns) implements Value {
        public Hole {
            unknowns = List.copyOf(unknowns);
        }

        public Hole(Unknown unknown) {
            this(List.of(unknown));
        }
    }

    /** Nothing: the property or the item is left out. */
    enum Absent implements Value {
        /** {@code AWS::NoValue}. */
        NO_VALUE
    }
}
