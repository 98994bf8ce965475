package io.github.stepscale.descriptor;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the capacity range, the scheduled actions that change it, and what is suspended. */
final class CapacityRangeReader {
    private final YamlNode.Mapping root;
    private final MistakeCollector mistakes;

    CapacityRangeReader(YamlNode.Mapping root, MistakeCollector mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    /** Reads the range; if it has a mistake, returns the widest that every target of this kind allows. */
    CapacityRange capacity(EndpointKind kind) {
        MappingReader fields = MappingReader.top(root, mistakes).require("minCapacity", "maxCapacity");
        return fields.make(() -> new CapacityRange(
                        fields.integer("minCapacity").orElse(1),
                        fields.integer("maxCapacity").orElse(Integer.MAX_VALUE)))
                .orElseGet(() -> new CapacityRange(1, kind == EndpointKind.SERVERLESS ? 200 : Integer.MAX_VALUE));
    }

    /** Reads what is suspended. */
    SuspendedState suspended() {
        return root.get("suspended").map(this::suspension).orElse(SuspendedState.NONE);
    }

    private SuspendedState suspension(YamlNode node) {
        MappingReader fields = MappingReader.of(node, mistakes, Place.SUSPENDED.keys());
        return new SuspendedState(
                fields.bool("scaleIn").orElse(false),
                fields.bool("scaleOut").orElse(false),
                fields.bool("scheduled").orElse(false));
    }

    /** Reads the scheduled actions; empty if one has a mistake: they are checked by position and against each other. */
    List<ScheduledAction> schedules() {
        MappingReader fields = MappingReader.top(root, mistakes);
        List<ScheduledAction> schedules = new ArrayList<>();
        for (YamlNode item : fields.items("schedules")) {
            schedule(item).ifPresent(schedules::add);
        }
        return fields.isSound() ? schedules : List.of();
    }

    private Optional<ScheduledAction> schedule(YamlNode node) {
        MappingReader fields =
                MappingReader.of(node, mistakes, Place.SCHEDULE.keys()).require("name", "schedule");
        return fields.make(() -> new ScheduledAction(
                fields.text("name").orElse("any"),
                fields.text("schedule").orElse("rate(1 day)"),
                fields.text("timezone"),
                fields.instant("startTime"),
                fields.instant("endTime"),
                fields.integer("minCapacity"),
                fields.integer("maxCapacity")));
    }

    /** Reads whether the capacity returns from zero when requests arrive. */
    Optional<Boolean> wakeFromZero() {
        return MappingReader.top(root, mistakes).bool("wakeFromZero");
    }
}
