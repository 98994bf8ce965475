package io.github.stepscale.expression;

import io.github.stepscale.text.Quotes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, number or symbol of an expression.
 *
 * @param kind its kind
 * @param text as written
 * @param character where it starts, counted from 1
 */
record Token(Kind kind, String text, int character) {
    private static final Pattern SPACES = Pattern.compile("\\s*");
    /** One group for each kind, in order. */
    private static final Pattern FORM = Pattern.compile("(?s)(\\d+(?:\\.\\d+)?|\\.\\d+)(?![A-Za-z0-9_.])"
            + "|([a-z][A-Za-z0-9_]*)"
            + "|([A-Z][A-Za-z0-9_]*)"
            + "|(==|!=|<=|>=|&&|\\|\\||[-+*/^<>()\\[\\],])"
            + "|('[^']*'|\"[^\"]*\"|[A-Za-z0-9_.]+|.)");

    enum Kind {
        NUMBER,
        ID,
        /** A function or keyword. */
        NAME,
        SYMBOL,
        /** What no expression has. */
        OTHER,
        END
    }

    /** Splits an expression; the last token is of the kind {@link Kind#END}. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher spaces = SPACES.matcher(text);
        Matcher form = FORM.matcher(text);
        int next = spaces.lookingAt() ? spaces.end() : 0;
        while (next < text.length() && form.find(next)) {
            tokens.add(new Token(kind(form), form.group(), form.start() + 1));
            spaces.region(form.end(), text.length());
            next = spaces.lookingAt() ? spaces.end() : form.end();
        }
        tokens.add(new Token(Kind.END, "", text.length() + 1));
        return tokens;
    }

    private static Kind kind(Matcher form) {
        int group = 1;
        while (form.start(group) < 0) {
            group++;
        }
        return Kind.values()[group - 1];
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** As the subject of a sentence, with its place. */
    String located() {
        return (kind == Kind.END ? "the end" : Quotes.of(text)) + " at character " + character;
    }
}
