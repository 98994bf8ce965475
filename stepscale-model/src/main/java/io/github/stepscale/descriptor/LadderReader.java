package io.github.stepscale.descriptor;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads steps in the unit of the metric, and their settings. */
final class LadderReader {
    static final List<String> SIDE =
            Stream.concat(DescriptorKeys.SETTINGS.stream(), Stream.of("fill")).toList();

    private final MistakeCollector mistakes;
    private static final Pattern PERCENT_CHANGE = Pattern.compile("([+-]?[0-9]{1,9}) ?%");

    private final MetricValueReader values;
    private final RuleSettingsReader settings;

    /** @param values of the metric whose unit the steps have */
    LadderReader(MetricValueReader values, MistakeCollector mistakes) {
        this.values = values;
        this.mistakes = mistakes;
        this.settings = new RuleSettingsReader(values);
    }

    Optional<LadderScaling> read(YamlNode.Mapping root) {
        Optional<StepLadder> ladder = ladder(MappingReader.top(root, mistakes));
        MappingReader fields = MappingReader.top(root, mistakes);
        Layout layout = AllowedWords.read(fields, "layout", AllowedWords.LAYOUTS)
                .flatMap(steps -> steps)
                .orElse(Layout.SINGLE);
        Optional<BigDecimal> threshold = fields.read("threshold", values::read);
        boolean laidOut = fields.isSound();
        Optional<RuleSettings> all = settings.read(MappingReader.top(root, mistakes));
        Optional<RuleSettings> out = side(fields.node("scaleOut"));
        Optional<RuleSettings> in = side(fields.node("scaleIn"));
        if (ladder.isEmpty() || !laidOut) {
            return Optional.empty();
        }
        // The levels of settings complete each other: with a mistake in one, findings about the others may be wrong.
        boolean settled = all.isPresent() && out.isPresent() && in.isPresent();
        return mistakes.make(() -> new LadderScaling(
                ladder.get(),
                layout,
                threshold,
                settled ? all.get() : RuleSettings.NONE,
                settled ? out.get() : RuleSettings.NONE,
                settled ? in.get() : RuleSettings.NONE));
    }

    private Optional<RuleSettings> side(Optional<YamlNode> node) {
        return node.isEmpty()
                ? Optional.of(RuleSettings.NONE)
                : settings.read(MappingReader.of(node.get(), mistakes, Place.SIDE.keys()));
    }

    /** Reads the steps under {@code steps}. */
    Optional<StepLadder> ladder(MappingReader fields) {
        List<Step> steps = new ArrayList<>();
        for (YamlNode item : fields.items("steps")) {
            step(item).ifPresent(steps::add);
        }
        // Without one of the steps, findings about the others may be wrong.
        return fields.isSound() ? fields.make(() -> new StepLadder(steps)) : Optional.empty();
    }

    private Optional<Step> step(YamlNode node) {
        MappingReader fields = MappingReader.of(node, mistakes, Place.STEP.keys());
        AdjustmentType type = type(node, fields);
        return fields.make(() -> new Step(
                fields.read("lower", values::read),
                fields.read("upper", values::read),
                type,
                fields.integer(type.key(), text -> percent(type, text)).orElse(0)));
    }

    /** The answer to a change such as {@code +50%}. */
    private static Optional<String> percent(AdjustmentType type, String text) {
        Matcher percent = PERCENT_CHANGE.matcher(text);
        boolean change = type != AdjustmentType.EXACT_CAPACITY && percent.matches();
        return change ? Optional.of("Write percent: " + percent.group(1)) : Optional.empty();
    }

    private AdjustmentType type(YamlNode node, MappingReader fields) {
        List<AdjustmentType> given = Arrays.stream(AdjustmentType.values())
                .filter(type -> fields.has(type.key()))
                .toList();
        if (given.isEmpty() && node instanceof YamlNode.Mapping) {
            mistakes.add(
                    node, MistakeIds.MISSING, "has no adjustment: change, percent or capacity is required", "Add one");
        }
        if (given.size() > 1) {
            String keys = given.get(0).key() + " and " + given.get(1).key();
            mistakes.add(node, MistakeIds.TOGETHER, "has both " + keys + ": only one is allowed", "Remove one");
        }
        return given.stream().findFirst().orElse(AdjustmentType.CHANGE_IN_CAPACITY);
    }
}
