package io.github.stepscale.operation.load;

import io.github.stepscale.load.LoadProfile;
import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was asked of a run, in words. */
record LoadRunDescription(LoadOptions options) {

    Map<String, String> words() {
        LoadProfile profile = options.profile();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("traffic", options.shape());
        words.put(
                "requests", profile.requests() + ", at most " + PlainNumbers.rounded(profile.peak(), 2) + " a minute");
        words.put("spacing", profile.spacing() == RequestSpacing.EVEN ? "even" : "Poisson, seed " + profile.seed());
        words.put(
                "payloads",
                options.calls().payload().size() + ", the first "
                        + options.calls().payload().name(0));
        words.put("content type", options.calls().invocation().contentType());
        options.calls().invocation().targetVariant().ifPresent(name -> words.put("target variant", name));
        options.calls().invocation().targetModel().ifPresent(name -> words.put("target model", name));
        options.calls().invocation().inferenceComponentName().ifPresent(name -> words.put("inference component", name));
        words.put("most in flight", String.valueOf(options.limits().maxInFlight()));
        words.put("longest wait for an answer", Durations.of(options.calls().patience()));
        words.put("retries", "none");
        return words;
    }
}
