package io.github.stepscale.tuning.selection;

import io.github.stepscale.service.Service;
import io.github.stepscale.tuning.objective.RunFigures;
import java.util.List;

/** The first requirement of a choice that a policy misses. */
public sealed interface Rejection {

    /** How many requirements it meets before the one that it misses. */
    int met();

    /** It uses more of a limit than the margin allows. */
    record Margin() implements Rejection {
        @Override
        public int met() {
            return 0;
        }
    }

    /** On average over resampled blocks it misses a limit. */
    record Resamples() implements Rejection {
        @Override
        public int met() {
            return 1;
        }
    }

    /**
     * It misses the objective under another condition.
     *
     * @param service the properties of the served model that make the condition
     * @param figures the outcome
     */
    record Condition(Service service, RunFigures figures) implements Rejection {
        @Override
        public int met() {
            return 2;
        }
    }

    /**
     * It has errors or warnings.
     *
     * @param codes at least one, without duplicates
     */
    record Findings(List<String> codes) implements Rejection {
        public Findings {
            codes = List.copyOf(codes);
        }

        @Override
        public int met() {
            return 3;
        }
    }

    /** On days that its schedules were not made from it misses the objective, or saves too little. */
    record OtherDays() implements Rejection {
        @Override
        public int met() {
            return 4;
        }
    }
}
