package io.github.stepscale.maven;

import java.util.List;

/** The phases of Maven's three lifecycles, and which of them run. */
final class LifecyclePhases {
    private static final List<List<String>> LIFECYCLES = List.of(
            List.of("pre-clean", "clean", "post-clean"),
            List.of(
                    "validate",
                    "initialize",
                    "generate-sources",
                    "process-sources",
                    "generate-resources",
                    "process-resources",
                    "compile",
                    "process-classes",
                    "generate-test-sources",
                    "process-test-sources",
                    "generate-test-resources",
                    "process-test-resources",
                    "test-compile",
                    "process-test-classes",
                    "test",
                    "prepare-package",
                    "package",
                    "pre-integration-test",
                    "integration-test",
                    "post-integration-test",
                    "verify",
                    "install",
                    "deploy"),
            List.of("pre-site", "site", "post-site", "site-deploy"));

    private LifecyclePhases() {}

    /**
     * Whether a phase runs when another is asked for. Of a phase that is not among these, from an extension or from a newer
     * Maven, nothing is known: it may.
     */
    static boolean mayRun(String phase, String asked) {
        List<String> its = lifecycle(phase);
        List<String> others = lifecycle(asked);
        return its.isEmpty() || others.isEmpty() || its == others && its.indexOf(phase) <= last(others, asked);
    }

    private static List<String> lifecycle(String phase) {
        return LIFECYCLES.stream()
                .filter(phases -> phases.contains(phase))
                .findFirst()
                .orElse(List.of());
    }

    /** In Maven 4 what comes after a phase is part of it: process-classes of compile. */
    private static int last(List<String> lifecycle, String asked) {
        int index = lifecycle.indexOf(asked);
        boolean belongs =
                index + 1 < lifecycle.size() && lifecycle.get(index + 1).matches("(process|post)-.*");
        return belongs ? index + 1 : index;
    }
}
