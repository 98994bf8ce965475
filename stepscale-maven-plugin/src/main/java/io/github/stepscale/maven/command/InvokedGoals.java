package io.github.stepscale.maven.command;

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
 * The goals of this plugin that a run of Maven executes: those on the command line, and those that the POMs bind to phases
 * that run. In doubt a goal is included.
 *
 * @param plugin the descriptor of this plugin
 * @param tasks the goals and phases that Maven was started with
 * @param declarations this plugin as each module of the build declares it
 */
record InvokedGoals(PluginDescriptor plugin, List<String> tasks, List<Plugin> declarations) {
    /** In Maven 4 a phase may be {@code before:compile}. */
    private static final Set<String> PHASE_PREFIXES = Set.of("before", "after");

    /** @param running the goal that runs now, which something else may have started */
    Set<String> with(String running) {
        Set<String> goals = new TreeSet<>(Set.of(running));
        tasks.stream().flatMap(task -> direct(task).stream()).forEach(goals::add);
        bound().forEach(goals::add);
        return goals;
    }

    /** Whether the run has no other tasks than goals of this plugin. */
    boolean areAll() {
        return !tasks.isEmpty() && tasks.stream().allMatch(task -> direct(task).isPresent());
    }

    /** {@code prefix:goal}, or {@code group:artifact[:version]:goal}; an execution's id may follow. */
    private Optional<String> direct(String task) {
        List<String> parts = List.of(task.replaceFirst("@.*", "").split(":"));
        boolean isOfThisPlugin = parts.size() == 2
                ? parts.get(0).equals(plugin.getGoalPrefix())
                : parts.size() > 2
                        && parts.get(0).equals(plugin.getGroupId())
                        && parts.get(1).equals(plugin.getArtifactId());
        return isOfThisPlugin ? Optional.of(parts.get(parts.size() - 1)) : Optional.empty();
    }

    private static boolean isPhase(String task) {
        int colon = task.indexOf(':');
        return colon < 0 || PHASE_PREFIXES.contains(task.substring(0, colon));
    }

    private Stream<String> bound() {
        List<String> phases = tasks.stream().filter(InvokedGoals::isPhase).toList();
        return declarations.stream()
                .flatMap(module -> module.getExecutions().stream())
                .flatMap(execution -> execution.getGoals().stream().filter(goal -> runs(execution, goal, phases)));
    }

    /** An execution without a phase has that of its goal; if that has none, it does not run. */
    private boolean runs(PluginExecution execution, String goal, List<String> phases) {
        Optional<String> phase = Optional.ofNullable(execution.getPhase())
                .or(() -> Optional.ofNullable(plugin.getMojo(goal)).map(MojoDescriptor::getPhase));
        return phase.filter(its -> phases.stream().anyMatch(requested -> LifecyclePhases.mayRun(its, requested)))
                .isPresent();
    }
}
