package io.github.stepscale.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which request meets which fault. */
final class Faults {
    private final List<PlannedFault> rules = new ArrayList<>();
    private int arrived;

    private static final class PlannedFault {
        private final String action;
        private final int first;
        private final Fault fault;
        private int left;

        PlannedFault(String action, int first, Fault fault, int times) {
            this.action = action;
            this.first = first;
            this.fault = fault;
            this.left = times;
        }

        boolean meets(Request request, int number) {
            return left > 0 && number >= first && (action.isEmpty() || action.equals(request.action()));
        }
    }

    void from(int number, Fault fault, int times) {
        rules.add(new PlannedFault("", number, fault, times));
    }

    void on(String action, Fault fault, int times) {
        rules.add(new PlannedFault(action, 0, fault, times));
    }

    Optional<Fault> next(Request request) {
        arrived++;
        Optional<PlannedFault> met =
                rules.stream().filter(rule -> rule.meets(request, arrived)).findFirst();
        met.ifPresent(rule -> rule.left--);
        return met.map(rule -> rule.fault);
    }

    void reset() {
        arrived = 0;
        rules.clear();
    }
}
