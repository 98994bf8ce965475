package io.github.stepscale.tuning.certificate;

import io.github.stepscale.validation.Validator;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The properties of the service that the outcomes hold for, and the delays under which the objective was kept too.
 *
 * @param service as text by name, such as {@code requestsPerInstance}; of a curve its hash
 * @param delays the range of each delay in minutes, by name: {@code scaleOutDelay}, {@code scaleInDelay}, {@code metricDelay}
 * @param searchedMinCapacity the smallest capacity that the search could choose, at least 0; lower bounds hold from it up
 */
public record CertifiedConditions(
        SortedMap<String, String> service, SortedMap<String, Range> delays, int searchedMinCapacity) {
    private static final int MAX_VALUES = 200;

    /**
     * A range of whole minutes.
     *
     * @param from the shortest, at least 0
     * @param to the longest
     */
    public record Range(int from, int to) {
        /** @throws io.github.stepscale.validation.InvalidValueException if the range is upside down or below 0 */
        public Range {
            new Validator()
                    .require(from >= 0, "from", () -> from + " is below 0", "Write 0 or more")
                    .require(
                            from <= to,
                            Validator.TOGETHER,
                            "from",
                            () -> from + " is above the end of the range, " + to,
                            "Swap the two")
                    .throwIfAny();
        }

        boolean contains(int minutes) {
            return minutes >= from && minutes <= to;
        }
    }

    /** @throws io.github.stepscale.validation.InvalidValueException if there are too many values */
    public CertifiedConditions {
        service = copy(service);
        delays = copy(delays);
        int values = service.size() + delays.size();
        new Validator()
                .require(
                        values <= MAX_VALUES,
                        "service",
                        () -> "has " + values + " values: at most " + MAX_VALUES + " are allowed",
                        "Tune again")
                .require(
                        searchedMinCapacity >= 0,
                        "searchedMinCapacity",
                        () -> searchedMinCapacity + " is below 0",
                        "Write 0 or more")
                .throwIfAny();
    }

    private static <T> SortedMap<String, T> copy(Map<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
