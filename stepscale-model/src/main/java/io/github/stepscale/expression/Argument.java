package io.github.stepscale.expression;

import java.util.List;

/** An argument of a function. */
sealed interface Argument {

    /** A value. */
    record Value(Node node) implements Argument {}

    /** A list in brackets. */
    record Array(List<Node> nodes) implements Argument {}

    /** A word such as {@code REPEAT}. */
    record Keyword(String word) implements Argument {}
}
