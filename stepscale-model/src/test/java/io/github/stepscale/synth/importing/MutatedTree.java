package io.github.stepscale.synth.importing;

import static io.github.stepscale.synth.importing.TemplateNode.call;
import static io.github.stepscale.synth.importing.TemplateNode.list;

import io.github.stepscale.synth.importing.TemplateNode.Call;
import io.github.stepscale.synth.importing.TemplateNode.Entries;
import io.github.stepscale.synth.importing.TemplateNode.Items;
import io.github.stepscale.synth.importing.TemplateNode.Plain;
import io.github.stepscale.synth.importing.TemplateNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes one value of a template into another, or adds, removes, renames or moves one: what comes out can still be read. */
final class MutatedTree {
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1.5",
            "-0.0",
            "1e2",
            "1e400",
            "-1E-400",
            "99999999999999999999",
            "0.1000000000000000000000000000000000001",
            "2147483648",
            "010",
            "0x1F",
            "1_000",
            ".5",
            "5.",
            "+3",
            ".nan",
            "-.inf",
            "true",
            "no",
            "null",
            "~",
            "2026-01-01");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "60 ",
            "${",
            "${AWS::Region}",
            "{{resolve:ssm:x:1}}",
            "a|b|c",
            "endpoint//variant/",
            "arn:aws:autoscaling:eu-west-1:1:scalingPolicy:x",
            "StepScaling",
            "TargetTrackingScaling",
            "ExactCapacity",
            "LessThanThreshold",
            "GreaterThanUpperThreshold",
            "FILL(m1, 0)",
            "SUM(METRICS())",
            "\u0000",
            "\uD83D\uDE80",
            "\uD83D",
            "x".repeat(5_000),
            "p99",
            "tm90",
            "sagemaker",
            "ecs",
            "rate(0 days)",
            "-999999999-01-01T00:00:00Z");
    private static final List<String> FUNCTIONS =
            List.of("Ref", "Fn::GetAtt", "Fn::If", "Fn::Sub", "Fn::Join", "Fn::Nothing", "Fn::ForEach::X", "Condition");

    private final Random random;
    private final List<String> keys = new ArrayList<>();
    private final List<TemplateNode> values = new ArrayList<>();
    private int place;

    private MutatedTree(Random random) {
        this.random = random;
    }

    static Entries of(Entries template, Random random) {
        return new MutatedTree(random).mutant(template);
    }

    private Entries mutant(Entries template) {
        collect(template);
        place = random.nextInt(values.size());
        TemplateNode changed = visit(template);
        return changed instanceof Entries entries ? entries : Entries.of().with("Resources", changed);
    }

    private void collect(TemplateNode node) {
        values.add(node);
        if (node instanceof Entries entries) {
            keys.addAll(entries.entries().keySet());
            entries.entries().values().forEach(this::collect);
        } else if (node instanceof Items items) {
            items.items().forEach(this::collect);
        } else if (node instanceof Call call) {
            collect(call.argument());
        }
    }

    /** In the order of {@link #collect}. */
    private TemplateNode visit(TemplateNode node) {
        if (place-- == 0) {
            return changed(node);
        }
        if (node instanceof Entries entries) {
            Map<String, TemplateNode> inside = new LinkedHashMap<>();
            entries.entries().forEach((key, value) -> inside.put(key, visit(value)));
            return new Entries(inside);
        }
        if (node instanceof Items items) {
            return new Items(items.items().stream().map(this::visit).toList());
        }
        return node instanceof Call call ? new Call(call.name(), visit(call.argument())) : node;
    }

    private TemplateNode changed(TemplateNode node) {
        boolean inner = random.nextInt(3) > 0;
        if (inner && node instanceof Entries entries && !entries.entries().isEmpty()) {
            return changed(entries);
        }
        if (inner && node instanceof Items items && !items.items().isEmpty()) {
            return changed(items);
        }
        if (inner && node instanceof Call call) {
            return random.nextBoolean() ? call.argument() : new Call(pick(FUNCTIONS), call.argument());
        }
        return other(node);
    }

    private Entries changed(Entries entries) {
        Map<String, TemplateNode> more = new LinkedHashMap<>(entries.entries());
        String key = pick(List.copyOf(more.keySet()));
        switch (random.nextInt(4)) {
            case 0 -> more.remove(key);
            case 1 -> more.put(pick(keys), pick(values));
            case 2 -> more.put(pick(keys), more.remove(key));
            default -> more.put(random.nextBoolean() ? "Fn::Transform" : "<<", more.get(key));
        }
        return new Entries(more);
    }

    private Items changed(Items items) {
        List<TemplateNode> more = new ArrayList<>(items.items());
        int index = random.nextInt(more.size());
        switch (random.nextInt(4)) {
            case 0 -> more.remove(index);
            case 1 -> more.add(more.get(index));
            case 2 -> more.add(pick(values));
            default -> more.add(0, more.remove(index));
        }
        return new Items(more);
    }

    private TemplateNode other(TemplateNode node) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Plain(pick(NUMBERS));
            case 3 -> new Text(pick(NUMBERS));
            case 4, 5 -> new Text(pick(TEXTS));
            case 6 -> pick(values);
            case 7 -> call("Ref", pick(keys));
            case 8 -> call("Fn::If", new Text(pick(keys)), node, pick(values));
            case 9 -> call("Fn::Sub", "${" + pick(keys) + "}${" + pick(keys) + ".Arn}");
            case 10 -> random.nextBoolean() ? list(node) : Entries.of().with(pick(keys), node);
            default -> deep(node);
        };
    }

    private TemplateNode deep(TemplateNode node) {
        TemplateNode deep = node;
        int levels = random.nextInt(150);
        for (int i = 0; i < levels; i++) {
            deep = switch (i % 3) {
                case 0 -> list(deep);
                case 1 -> call("Fn::Join", new Text(""), list(deep, deep));
                default -> Entries.of().with("Key", new Text("x"));
            };
        }
        return deep;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
