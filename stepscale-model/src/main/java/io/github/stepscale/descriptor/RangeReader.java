package io.github.stepscale.descriptor;

import io.github.stepscale.policy.CapacityRange;
import io.github.stepscale.policy.EndpointKind;
import io.github.stepscale.policy.Schedule;
import io.github.stepscale.policy.Suspension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads between which capacities scaling happens, when they change, and what is switched off. */
final class RangeReader {
    private final Node.Mapping root;
    private final Mistakes mistakes;

    RangeReader(Node.Mapping root, Mistakes mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    /** The range; if it has a mistake, the widest that is allowed for every target of this kind. */
    CapacityRange capacity(EndpointKind kind) {
        Fields fields = Fields.top(root, mistakes).require("minCapacity", "maxCapacity");
        return fields.make(() -> new CapacityRange(
                        fields.integer("minCapacity").orElse(1),
                        fields.integer("maxCapacity").orElse(Integer.MAX_VALUE)))
                .orElseGet(() -> new CapacityRange(1, kind == EndpointKind.SERVERLESS ? 200 : Integer.MAX_VALUE));
    }

    Suspension suspended() {
        return root.get("suspended").map(this::suspension).orElse(Suspension.NONE);
    }

    private Suspension suspension(Node node) {
        Fields fields = Fields.of(node, mistakes, Keys.SUSPENDED);
        return new Suspension(
                fields.truth("scaleIn").orElse(false),
                fields.truth("scaleOut").orElse(false),
                fields.truth("scheduled").orElse(false));
    }

    /** All of them, or none if one has a mistake: they are judged by their position and against each other. */
    List<Schedule> schedules() {
        Fields fields = Fields.top(root, mistakes);
        List<Schedule> schedules = new ArrayList<>();
        for (Node item : fields.items("schedules")) {
            schedule(item).ifPresent(schedules::add);
        }
        return fields.isSound() ? schedules : List.of();
    }

    private Optional<Schedule> schedule(Node node) {
        Fields fields = Fields.of(node, mistakes, Keys.SCHEDULE).require("name", "schedule");
        return fields.make(() -> new Schedule(
                fields.text("name").orElse("any"),
                fields.text("schedule").orElse("rate(1 day)"),
                fields.text("timezone"),
                fields.instant("startTime"),
                fields.instant("endTime"),
                fields.integer("minCapacity"),
                fields.integer("maxCapacity")));
    }

    Optional<Boolean> wakeFromZero() {
        return Fields.top(root, mistakes).truth("wakeFromZero");
    }
}
