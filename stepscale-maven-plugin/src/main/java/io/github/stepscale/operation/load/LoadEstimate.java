package io.github.stepscale.operation.load;

import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.service.Service;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Estimates how many requests a run sends and how many instance-hours it takes. SageMaker charges for instances by time, and
 * the capacity during the run is not known before, so the estimate is the range that minimum and maximum capacity allow.
 */
final class LoadEstimate {
    private final SynthesizedStack stack;
    private final LoadOptions options;
    private final long requests;
    private final int trials;
    private final Duration duration;

    private LoadEstimate(SynthesizedStack stack, LoadOptions options, long requests, int trials, Duration duration) {
        this.stack = stack;
        this.options = options;
        this.requests = requests;
        this.trials = trials;
        this.duration = duration;
    }

    static LoadEstimate of(SynthesizedStack stack, LoadOptions options, int trials) {
        Duration duration = options.duration();
        long sent =
                Math.min(options.profile().requests(duration), options.limits().maxRequests());
        return new LoadEstimate(stack, options, sent, trials, duration);
    }

    /**
     * Prints the estimate, and asks for confirmation if the requests exceed the limit.
     *
     * @throws OperationException if the run is not confirmed
     */
    void confirm(Output output, Confirmation confirmation, Hints hints) {
        String about = options.profile().spacing() == RequestSpacing.EVEN ? "" : "about ";
        String plan = about + Plurals.of(requests, "request") + " in " + Durations.of(rounded()) + " to "
                + options.request().invocation().endpointName() + ", at most "
                + PlainNumbers.rounded(options.profile().peak(duration), 2) + " a minute, " + cost();
        String trial = "before that, " + Plurals.of(trials, "trial request");
        output.line(capitalized(options.shape()) + ": " + plan + "; " + trial + ".");
        if (options.endsBeforeTraffic()) {
            output.line("The run ends after " + Durations.of(options.duration()) + " ("
                    + hints.option("load.maxDuration") + "); the traffic lasts "
                    + Durations.of(options.profile().duration()) + ".");
        }
        if (requests + trials > options.confirmAbove()
                && !confirmation.confirm("Send " + plan + "; " + trial + "? Together they exceed the "
                        + options.confirmAbove() + " of " + hints.option("load.maxRequests") + ".")) {
            throw new OperationException("Nothing was sent.");
        }
    }

    /**
     * Returns the maximum number of requests, without the trials. The number of a Poisson process varies: by more than six
     * standard deviations once in a billion runs.
     */
    long maxRequests() {
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

    private static String span(double min, double max) {
        return PlainNumbers.rounded(min, 2) + " to " + PlainNumbers.rounded(max, 2);
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
