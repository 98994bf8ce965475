package io.github.stepscale.maven.command;

import java.util.List;

/** The phases of Maven's three lifecycles, in their order. */
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
     * Whether a phase runs when Maven is started with another one. An unknown phase, of an extension or of a newer Maven, may
     * run.
     */
    static boolean mayRun(String phase, String requested) {
        List<String> its = lifecycle(phase);
        List<String> others = lifecycle(requested);
        return its.isEmpty() || others.isEmpty() || its == others && its.indexOf(phase) <= last(others, requested);
    }

    private static List<String> lifecycle(String phase) {
        return LIFECYCLES.stream()
                .filter(phases -> phases.contains(phase))
                .findFirst()
                .orElse(List.of());
    }

    /** In Maven 4 a phase includes the one that follows it by name, as compile does process-classes. */
    private static int last(List<String> lifecycle, String requested) {
        int index = lifecycle.indexOf(requested);
        boolean belongs =
                index + 1 < lifecycle.size() && lifecycle.get(index + 1).matches("(process|post)-.*");
        return belongs ? index + 1 : index;
    }
}
