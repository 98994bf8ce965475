package io.github.stepscale.synth.importing;

import io.github.stepscale.synth.importing.TemplateNode.Call;
import io.github.stepscale.synth.importing.TemplateNode.Entries;
import io.github.stepscale.synth.importing.TemplateNode.Items;
import io.github.stepscale.synth.importing.TemplateNode.Plain;
import io.github.stepscale.synth.importing.TemplateNode.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a template as JSON, or as YAML with the long or the short form of functions, in any of its quotes and blocks. */
final class TemplateText {
    /** The syntax of a template. */
    enum Syntax {
        JSON,
        LONG_YAML,
        SHORT_YAML
    }

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_/:.()$-]*[A-Za-z0-9)]");
    private static final Set<String> NO_TEXTS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~\u00A1-\u024F]*");

    private final Syntax syntax;
    private final RandomGenerator random;

    TemplateText(Syntax syntax, RandomGenerator random) {
        this.syntax = syntax;
        this.random = random;
    }

    String of(Entries template) {
        return syntax == Syntax.JSON
                ? flow(template) + "\n"
                : head() + block(template, "").substring(1);
    }

    private String head() {
        return switch (random.nextInt(3)) {
            case 0 -> "---\n";
            case 1 -> "# A template.\n\n";
            default -> "";
        };
    }

    /** What stands after a key or a hyphen, with the space or the line feed before it. */
    private String block(TemplateNode node, String indent) {
        if (isFlow(node)) {
            return " " + flow(node) + "\n";
        }
        if (node instanceof Call call) {
            return syntax == Syntax.SHORT_YAML ? tagged(call, indent) : block(call.longForm(), indent);
        }
        if (node instanceof Items items) {
            return "\n" + items.items().stream().map(item -> item(item, indent)).collect(Collectors.joining());
        }
        if (node instanceof Entries entries) {
            return "\n" + entries(entries, indent);
        }
        return " " + scalar(node, indent) + "\n";
    }

    private boolean isFlow(TemplateNode node) {
        boolean empty = node instanceof Items items && items.items().isEmpty()
                || node instanceof Entries entries && entries.entries().isEmpty();
        return empty || !(node instanceof Plain) && random.nextInt(12) == 0;
    }

    private String tagged(Call call, String indent) {
        if (call.name().equals("Fn::GetAtt") && isOfTexts(call.argument()) && random.nextBoolean()) {
            return " !GetAtt " + joined((Items) call.argument()) + "\n";
        }
        // A tag whose argument is another tag has no place for it.
        if (call.argument() instanceof Call inner) {
            return " " + call.tag() + block(inner.longForm(), indent);
        }
        return " " + call.tag() + block(call.argument(), indent);
    }

    private static boolean isOfTexts(TemplateNode node) {
        return node instanceof Items items && items.items().stream().allMatch(Text.class::isInstance);
    }

    private static String joined(Items parts) {
        return parts.items().stream().map(part -> ((Text) part).text()).collect(Collectors.joining("."));
    }

    private String item(TemplateNode item, String indent) {
        String deeper = indent + "  ";
        boolean inline = item instanceof Entries entries && !entries.entries().isEmpty();
        return inline
                ? indent + "- " + entries((Entries) item, deeper).substring(deeper.length())
                : indent + "-" + block(item, deeper);
    }

    private String entries(Entries entries, String indent) {
        return entries.entries().entrySet().stream()
                .map(entry -> indent + key(entry.getKey()) + ":" + block(entry.getValue(), indent + "  "))
                .collect(Collectors.joining());
    }

    private String key(String key) {
        return WORD.matcher(key).matches() && !NO_TEXTS.contains(key) && random.nextInt(8) > 0 ? key : quoted(key);
    }

    private String scalar(TemplateNode node, String indent) {
        if (node instanceof Plain plain) {
            return plain.token() + (random.nextInt(20) == 0 ? " # as before" : "");
        }
        String text = ((Text) node).text();
        boolean printable = PRINTABLE.matcher(text).matches();
        return switch (random.nextInt(5)) {
            case 0, 1 -> isWord(text) ? text : quoted(text);
            case 2 -> printable ? "'" + text.replace("'", "''") + "'" : quoted(text);
            case 3 -> printable && isLine(text) ? "|-\n" + indent + "  " + text : quoted(text);
            default -> quoted(text);
        };
    }

    private static boolean isWord(String text) {
        return WORD.matcher(text).matches() && !NO_TEXTS.contains(text.toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean isLine(String text) {
        return !text.isEmpty() && !text.startsWith(" ") && !text.endsWith(" ");
    }

    private String flow(TemplateNode node) {
        if (node instanceof Call call) {
            boolean tag = syntax == Syntax.SHORT_YAML && !(call.argument() instanceof Call);
            return tag ? call.tag() + " " + flow(call.argument()) : flow(call.longForm());
        }
        if (node instanceof Items items) {
            return flow(items.items());
        }
        if (node instanceof Entries entries) {
            return flow(entries.entries());
        }
        return node instanceof Plain plain ? plain.token() : quoted(((Text) node).text());
    }

    private String flow(List<TemplateNode> items) {
        return items.stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
    }

    private String flow(Map<String, TemplateNode> entries) {
        Collection<String> written = entries.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + flow(entry.getValue()))
                .toList();
        return "{" + String.join(", ", written) + "}";
    }

    /** In the quotes that JSON and YAML have in common. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            quoted.append(
                    switch (character) {
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        case '\n' -> "\\n";
                        case '\t' -> "\\t";
                        default ->
                            character < ' ' || character == '\u007F' || character == '\u0085'
                                    ? "\\u%04x".formatted((int) character)
                                    : String.valueOf(character);
                    });
        }
        return quoted.append('"').toString();
    }
}
