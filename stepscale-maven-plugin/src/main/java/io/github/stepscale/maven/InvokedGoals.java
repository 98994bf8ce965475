package io.github.stepscale.maven;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * Which of our goals a run of Maven executes: those that were asked for, and those that the POMs bind to phases that run. Rather
 * one too many than one too few.
 *
 * @param plugin ours
 * @param asked what Maven was asked for: goals and phases
 * @param declared our plugin as each module of the build declares it
 */
record InvokedGoals(PluginDescriptor plugin, List<String> asked, List<Plugin> declared) {
    /** In Maven 4 a phase may be {@code before:compile}. */
    private static final Set<String> PHASE_PREFIXES = Set.of("before", "after");

    /** @param running the goal that runs now, whatever called it */
    Set<String> with(String running) {
        Set<String> goals = new TreeSet<>(Set.of(running));
        asked.stream().flatMap(task -> direct(task).stream()).forEach(goals::add);
        bound().forEach(goals::add);
        return goals;
    }

    /** Whether nothing but goals of ours was asked for, so that what was typed is for one of them, or for the POM. */
    boolean areAll() {
        return !asked.isEmpty() && asked.stream().allMatch(task -> direct(task).isPresent());
    }

    /** {@code prefix:goal}, or {@code group:artifact[:version]:goal}; an execution's id may follow. */
    private Optional<String> direct(String task) {
        List<String> parts = List.of(task.replaceFirst("@.*", "").split(":"));
        boolean ours = parts.size() == 2
                ? parts.get(0).equals(plugin.getGoalPrefix())
                : parts.size() > 2
                        && parts.get(0).equals(plugin.getGroupId())
                        && parts.get(1).equals(plugin.getArtifactId());
        return ours ? Optional.of(parts.get(parts.size() - 1)) : Optional.empty();
    }

    private static boolean isPhase(String task) {
        int colon = task.indexOf(':');
        return colon < 0 || PHASE_PREFIXES.contains(task.substring(0, colon));
    }

    private Stream<String> bound() {
        List<String> phases = asked.stream().filter(InvokedGoals::isPhase).toList();
        return declared.stream()
                .flatMap(module -> module.getExecutions().stream())
                .flatMap(execution -> execution.getGoals().stream().filter(goal -> runs(execution, goal, phases)));
    }

    /** Without a phase of its own it has the goal's; without that it does not run. */
    private boolean runs(PluginExecution execution, String goal, List<String> phases) {
        Optional<String> phase = Optional.ofNullable(execution.getPhase())
                .or(() -> Optional.ofNullable(plugin.getMojo(goal)).map(MojoDescriptor::getPhase));
        return phase.filter(its -> phases.stream().anyMatch(asked -> LifecyclePhases.mayRun(its, asked)))
                .isPresent();
    }
}
