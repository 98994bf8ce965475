package io.github.stepscale.descriptor;

import io.github.stepscale.policy.AdjustmentType;
import io.github.stepscale.policy.Layout;
import io.github.stepscale.policy.RuleSettings;
import io.github.stepscale.policy.Step;
import io.github.stepscale.policy.StepLadder;
import io.github.stepscale.policy.StepsScaling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads steps in the metric's own unit, and their settings. */
final class StepsReader {
    static final List<String> SIDE =
            Stream.concat(Keys.SETTINGS.stream(), Stream.of("fill")).toList();

    private final Mistakes mistakes;
    private final SettingsReader settings;

    StepsReader(MetricReader metrics, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.settings = new SettingsReader(metrics);
    }

    Optional<StepsScaling> read(Node.Mapping root) {
        Optional<StepLadder> ladder = ladder(Fields.top(root, mistakes));
        Fields fields = Fields.top(root, mistakes);
        Layout layout = fields.choice("layout", Choices.LAYOUTS).orElse(Layout.SINGLE);
        Optional<BigDecimal> threshold = fields.decimal("threshold");
        boolean laidOut = fields.isSound();
        Optional<RuleSettings> all = settings.read(Fields.top(root, mistakes));
        Optional<RuleSettings> out = side(fields.node("scaleOut"));
        Optional<RuleSettings> in = side(fields.node("scaleIn"));
        if (ladder.isEmpty() || !laidOut) {
            return Optional.empty();
        }
        // Levels of settings complete each other, so one with a mistake leaves nothing to say about the others.
        boolean settled = all.isPresent() && out.isPresent() && in.isPresent();
        return mistakes.make(() -> new StepsScaling(
                ladder.get(),
                layout,
                threshold,
                settled ? all.get() : RuleSettings.NONE,
                settled ? out.get() : RuleSettings.NONE,
                settled ? in.get() : RuleSettings.NONE));
    }

    private Optional<RuleSettings> side(Optional<Node> node) {
        return node.isEmpty() ? Optional.of(RuleSettings.NONE) : settings.read(Fields.of(node.get(), mistakes, SIDE));
    }

    /** The steps under the key {@code steps}. */
    Optional<StepLadder> ladder(Fields fields) {
        List<Step> steps = new ArrayList<>();
        for (Node item : fields.items("steps")) {
            step(item).ifPresent(steps::add);
        }
        // With one of them missing, what can be said about the others may be wrong.
        return fields.isSound() ? fields.make(() -> new StepLadder(steps)) : Optional.empty();
    }

    private Optional<Step> step(Node node) {
        Fields fields = Fields.of(node, mistakes, Keys.STEP);
        AdjustmentType type = type(node, fields);
        return fields.make(() -> new Step(
                fields.decimal("lower"),
                fields.decimal("upper"),
                type,
                fields.integer(type.key()).orElse(0)));
    }

    private AdjustmentType type(Node node, Fields fields) {
        List<AdjustmentType> given = Arrays.stream(AdjustmentType.values())
                .filter(type -> fields.has(type.key()))
                .toList();
        if (given.isEmpty() && node instanceof Node.Mapping) {
            mistakes.add(node, Ids.MISSING, "says nothing to do: change, percent or capacity is needed", "Add one");
        }
        if (given.size() > 1) {
            String keys = given.get(0).key() + " and " + given.get(1).key();
            mistakes.add(node, Ids.TOGETHER, "has " + keys + ": one of them is allowed", "Remove one");
        }
        return given.stream().findFirst().orElse(AdjustmentType.CHANGE_IN_CAPACITY);
    }
}
