package io.github.stepscale.synth.importing;

import static io.github.stepscale.synth.importing.TemplateNode.call;
import static io.github.stepscale.synth.importing.TemplateNode.list;

import io.github.stepscale.synth.importing.TemplateNode.Call;
import io.github.stepscale.synth.importing.TemplateNode.Entries;
import io.github.stepscale.synth.importing.TemplateNode.Items;
import io.github.stepscale.synth.importing.TemplateNode.Plain;
import io.github.stepscale.synth.importing.TemplateNode.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Says values by functions of CloudFormation that have them as their results, and collects the parameters, mappings and
 * conditions that these need.
 */
final class TemplateForms {
    private static final Call NOTHING = call("Ref", "AWS::NoValue");

    /** The start of a name that stands for something else, even where that is forgotten. */
    private static final String PSEUDO = "${AWS::";

    private final Random random;
    private final Map<String, TemplateNode> parameters = new LinkedHashMap<>();
    private final Map<String, TemplateNode> mappings = new LinkedHashMap<>();
    private final Map<String, TemplateNode> conditions = new LinkedHashMap<>();
    private final int rarity;

    /** @param rarity of how many values one is a function; 1 for all of them */
    TemplateForms(Random random, int rarity) {
        this.random = random;
        this.rarity = rarity;
    }

    /** A template with these resources and all that they refer to. */
    Entries template(Entries resources) {
        Map<String, TemplateNode> sections = new LinkedHashMap<>();
        sections.put("Resources", resources);
        put(sections, "Parameters", parameters);
        put(sections, "Mappings", mappings);
        put(sections, "Conditions", conditions);
        sections.put("AWSTemplateFormatVersion", new Text("2010-09-09"));
        return new Entries(shuffled(sections));
    }

    private static void put(Map<String, TemplateNode> sections, String name, Map<String, TemplateNode> entries) {
        if (!entries.isEmpty()) {
            sections.put(name, new Entries(entries));
        }
    }

    /** The same entries in another order. */
    Map<String, TemplateNode> shuffled(Map<String, TemplateNode> entries) {
        List<String> keys = new ArrayList<>(entries.keySet());
        Collections.shuffle(keys, random);
        Map<String, TemplateNode> shuffled = new LinkedHashMap<>();
        keys.forEach(key -> shuffled.put(key, entries.get(key)));
        return shuffled;
    }

    /** The properties of a resource, each in some form. */
    Entries properties(Entries properties) {
        return inside(properties);
    }

    private TemplateNode value(TemplateNode node) {
        TemplateNode form = node instanceof Text text
                ? text(text.text(), 0)
                : node instanceof Plain plain
                        ? plain(plain)
                        : node instanceof Entries entries
                                ? inside(entries)
                                : node instanceof Items items ? inside(items) : node;
        return random.nextInt(rarity * 8) == 0 ? chosen(form) : form;
    }

    private Entries inside(Entries entries) {
        Map<String, TemplateNode> inside = new LinkedHashMap<>();
        entries.entries().forEach((key, value) -> inside.put(key, value(value)));
        return new Entries(shuffled(inside));
    }

    private Items inside(Items items) {
        List<TemplateNode> inside = new ArrayList<>();
        for (TemplateNode item : items.items()) {
            if (random.nextInt(rarity * 10) == 0) {
                inside.add(call("Fn::If", new Text(condition(false, 0)), new Text("dropped"), NOTHING));
            }
            inside.add(value(item));
        }
        return new Items(inside);
    }

    private TemplateNode plain(Plain plain) {
        if (random.nextInt(rarity) > 0) {
            return plain;
        }
        return switch (random.nextInt(5)) {
            case 0 -> call("Ref", parameter(plain, plain.token().matches("[-0-9.]+") ? "Number" : "String"));
            case 1 -> mapped(plain);
            case 2 -> call("Fn::Select", new Plain("1"), list(new Plain("7"), plain));
            case 3 -> chosen(plain);
            default -> text(plain.token(), 0);
        };
    }

    /** A text as a function of others, these too for a while. */
    private TemplateNode text(String text, int depth) {
        if (text.contains(PSEUDO)) {
            String[] parts = text.split(Pattern.quote(PSEUDO), -1);
            return call("Fn::Join", new Text(PSEUDO), TemplateNode.texts(List.of(parts)));
        }
        if (random.nextInt(rarity) > 0 || depth > 3) {
            return new Text(text);
        }
        return switch (text.contains("${") ? 0 : random.nextInt(9)) {
            case 0 -> call("Ref", parameter(new Text(text), "String"));
            case 1 -> mapped(new Text(text));
            case 2 -> selected(text, depth);
            case 3 -> split(text);
            case 4 -> joined(text, depth);
            case 5, 6 -> substituted(text, depth);
            case 7 -> listed(text);
            default -> chosen(text(text, depth + 1));
        };
    }

    private String parameter(TemplateNode value, String type) {
        String name = "P" + parameters.size() + pick("", "Name", "x");
        Entries declaration = Entries.of().with("Type", type).with("Default", value);
        boolean listed = type.equals("CommaDelimitedList") || random.nextInt(4) > 0;
        parameters.put(name, listed ? declaration : declaration.with("AllowedValues", list(new Plain("5"), value)));
        return name;
    }

    private Call mapped(TemplateNode value) {
        String name = "M" + mappings.size();
        boolean alone = random.nextBoolean();
        Entries row = Entries.of().with("other", "x").with("key", alone ? value : list(new Text("x"), value));
        mappings.put(
                name,
                Entries.of().with("eu-west-1", Entries.of().with("key", "y")).with("row", row));
        TemplateNode rowKey =
                random.nextBoolean() ? new Text("row") : call("Ref", parameter(new Text("row"), "String"));
        Call found = call("Fn::FindInMap", new Text(name), rowKey, new Text("key"));
        return alone ? found : call("Fn::Select", new Text("1"), found);
    }

    private Call selected(String text, int depth) {
        return call("Fn::Select", new Plain("0"), list(text(text, depth + 1), new Text("not this")));
    }

    private TemplateNode split(String text) {
        return text.contains("~")
                ? new Text(text)
                : call("Fn::Select", new Plain("2"), call("Fn::Split", new Text("~"), new Text("a~~" + text + "~d")));
    }

    /** As an item of a parameter that is a list: its items are stripped, and separated by commas. */
    private TemplateNode listed(String text) {
        return text.contains(",") || !text.equals(text.strip())
                ? new Text(text)
                : call(
                        "Fn::Select",
                        new Plain("1"),
                        call("Ref", parameter(new Text("first, " + text + " ,last"), "CommaDelimitedList")));
    }

    private Call joined(String text, int depth) {
        int cut = random.nextInt(text.length() + 1);
        boolean byItself = cut > 0 && random.nextBoolean();
        String separator = byItself ? text.substring(cut - 1, cut) : "";
        TemplateNode first = text(text.substring(0, byItself ? cut - 1 : cut), depth + 1);
        return call("Fn::Join", new Text(separator), list(first, text(text.substring(cut), depth + 1)));
    }

    private Call substituted(String text, int depth) {
        int start = random.nextInt(text.length() + 1);
        int end = random.nextInt(start, text.length() + 1);
        TemplateNode middle = new Text(text.substring(start, end));
        String before = text.substring(0, start);
        String after = text.substring(end);
        if (random.nextBoolean()) {
            return call("Fn::Sub", before + "${" + parameter(middle, "String") + "}" + after);
        }
        Entries names = Entries.of().with("Own", text(text.substring(start, end), depth + 1));
        return call("Fn::Sub", new Text(before + "${Own}" + after), names);
    }

    private Call chosen(TemplateNode value) {
        TemplateNode other = random.nextBoolean() ? new Text("other") : NOTHING;
        return random.nextBoolean()
                ? call("Fn::If", new Text(condition(true, 0)), value, other)
                : call("Fn::If", new Text(condition(false, 0)), other, value);
    }

    /** The name of a condition that is true or false. */
    String condition(boolean result, int depth) {
        String name = "C" + conditions.size() + (result ? "Yes" : "No");
        conditions.put(name, Entries.of());
        conditions.put(name, formula(result, depth));
        return name;
    }

    private TemplateNode formula(boolean result, int depth) {
        if (depth > 2) {
            return call("Fn::Equals", new Text("a"), new Text(result ? "a" : "b"));
        }
        return switch (random.nextInt(5)) {
            case 0 -> call("Fn::Not", call("Condition", condition(!result, depth + 1)));
            case 1 -> call("Fn::And", formula(true, depth + 1), formula(result, depth + 1));
            case 2 -> call("Fn::Or", formula(false, depth + 1), formula(result, depth + 1), formula(false, depth + 1));
            case 3 ->
                call(
                        "Fn::Equals",
                        call("Ref", parameter(new Text("prod"), "String")),
                        new Text(result ? "prod" : "dev"));
            default -> call("Fn::Not", call("Fn::Equals", new Plain("1"), new Text(result ? "2" : "1")));
        };
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
