package io.github.stepscale.operation.load;

import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.simulation.Service;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What a run will send, and what that may cost. SageMaker charges for instances by time, and what the load makes of their
 * number is known afterwards: so this is the least and the most that the range allows.
 */
final class LoadEstimate {
    private final SynthesizedStack stack;
    private final LoadOptions options;
    private final long requests;
    private final Duration duration;

    private LoadEstimate(SynthesizedStack stack, LoadOptions options, long requests, Duration duration) {
        this.stack = stack;
        this.options = options;
        this.requests = requests;
        this.duration = duration;
    }

    static LoadEstimate of(SynthesizedStack stack, LoadOptions options, int trials) {
        long most = Math.min(options.profile().requests(), options.limits().maxRequests());
        Duration whole = options.profile().duration();
        Duration longest = options.limits().maxDuration();
        return new LoadEstimate(stack, options, most + trials, whole.compareTo(longest) < 0 ? whole : longest);
    }

    /**
     * Tells, and asks if there are many.
     *
     * @throws OperationException if it may not be done
     */
    void show(Output output, Confirmation confirmation, Hints hints) {
        String about = options.profile().spacing() == RequestSpacing.EVEN ? "" : "about ";
        String what = about + Plurals.of(requests, "request") + " in " + Durations.of(rounded()) + " to "
                + options.calls().invocation().endpointName() + ", at most "
                + PlainNumbers.rounded(options.profile().peak(), 2) + " a minute, " + cost();
        output.line(capitalised(options.shape()) + ": " + what + ".");
        if (requests > options.confirmAbove()
                && !confirmation.confirm("Send " + what + "? These are more than the " + options.confirmAbove() + " of "
                        + hints.option("load.maxRequests") + ".")) {
            throw new OperationException("Nothing was sent.");
        }
    }

    /**
     * How many requests may be sent, beyond the trials. The number of a Poisson process varies: by more than six standard
     * deviations once in a billion runs.
     */
    long allowed() {
        long expected = options.profile().requests();
        long spread = options.profile().spacing() == RequestSpacing.EVEN ? 0 : (long) (6 * Math.sqrt(expected));
        return Math.min(options.limits().maxRequests(), expected + spread);
    }

    private Duration rounded() {
        return duration.compareTo(Duration.ofMinutes(1)) < 0
                ? duration
                : Duration.ofMinutes(Math.round(duration.toSeconds() / 60.0));
    }

    private String cost() {
        CapacityRange range = stack.plan().scaling().capacity();
        Target target = stack.plan().scaling().target();
        double hours = duration.toSeconds() / 3600.0;
        OptionalDouble price = service().instancePrice();
        String span = span(hours * range.min(), hours * range.max()) + " " + target.unit() + "-hours";
        return price.isPresent()
                ? span + ", which cost "
                        + span(hours * range.min() * price.getAsDouble(), hours * range.max() * price.getAsDouble())
                : span;
    }

    private Service service() {
        return stack.descriptor().service();
    }

    private static String span(double least, double most) {
        return PlainNumbers.rounded(least, 2) + " to " + PlainNumbers.rounded(most, 2);
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
