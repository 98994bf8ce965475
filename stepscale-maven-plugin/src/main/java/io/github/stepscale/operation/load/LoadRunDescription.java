package io.github.stepscale.operation.load;

import io.github.stepscale.load.LoadProfile;
import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes the settings of a load run. */
record LoadRunDescription(LoadOptions options) {

    /** Returns values by name, in the order in which people read them. */
    Map<String, String> settings() {
        LoadProfile profile = options.profile();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("traffic", options.shape());
        settings.put(
                "requests",
                profile.requests(options.duration()) + ", at most "
                        + PlainNumbers.rounded(profile.peak(options.duration()), 2) + " a minute");
        if (options.endsBeforeTraffic()) {
            settings.put(
                    "planned end",
                    "after " + Durations.of(options.duration()) + " of " + Durations.of(profile.duration()));
        }
        settings.put("spacing", profile.spacing() == RequestSpacing.EVEN ? "even" : "Poisson, seed " + profile.seed());
        settings.put(
                "payloads",
                options.request().payload().size() + ", the first "
                        + options.request().payload().name(0));
        settings.put("content type", options.request().invocation().contentType());
        options.request().invocation().targetVariant().ifPresent(name -> settings.put("target variant", name));
        options.request().invocation().targetModel().ifPresent(name -> settings.put("target model", name));
        options.request()
                .invocation()
                .inferenceComponentName()
                .ifPresent(name -> settings.put("inference component", name));
        settings.put("most in flight", String.valueOf(options.limits().maxInFlight()));
        settings.put(
                "longest wait for an answer", Durations.of(options.request().timeout()));
        settings.put("retries", "none");
        return settings;
    }
}
