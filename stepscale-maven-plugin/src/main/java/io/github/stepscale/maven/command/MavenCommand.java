package io.github.stepscale.maven.command;

import io.github.stepscale.text.Lists;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The command that started this build, for advice that repeats it: a goal suggested without the POM and the parameters that
 * were given would do something else.
 *
 * @param plugin how the command named this plugin: {@code stepscale}, or its coordinates where the prefix may be unknown
 * @param selection the options that choose the POM and its modules
 * @param parameters what to repeat, by the names of the properties
 * @param pom what the POM sets, which no option overrides
 * @param takes whether a goal, the first argument, takes a property, the second; Maven fails on others
 */
record MavenCommand(
        String plugin,
        List<String> selection,
        Map<String, String> parameters,
        PomElements pom,
        BiPredicate<String, String> takes) {
    /** A command without options. */
    static final MavenCommand PLAIN =
            new MavenCommand("stepscale", List.of(), Map.of(), PomElements.NONE, (goal, property) -> false);

    /**
     * What to scale, and where; the traffic, and what serves it. The others say what a run may do, such as {@code stepscale.dryRun}, and one of them may be
     * confidential: {@code stepscale.load.customAttributes}.
     */
    private static final Set<String> REPEATED = Set.of(
            "stepscale.descriptor",
            "stepscale.endpointName",
            "stepscale.variantName",
            "stepscale.inferenceComponentName",
            "stepscale.stackName",
            "stepscale.minCapacity",
            "stepscale.maxCapacity",
            "stepscale.outputDirectory",
            "stepscale.region",
            "stepscale.regions",
            "stepscale.profile",
            "stepscale.roleArn",
            "stepscale.endpoint",
            "stepscale.expectedAccount",
            "stepscale.stackSet",
            "stepscale.accounts",
            "stepscale.organizationalUnits",
            "stepscale.permissionModel",
            "stepscale.callAs",
            "stepscale.traffic",
            "stepscale.trafficInterval",
            "stepscale.requestsPerInstance",
            "stepscale.scaleOutDelay",
            "stepscale.scaleInDelay",
            "stepscale.metricDelay",
            "stepscale.initialCapacity",
            "stepscale.template",
            "stepscale.import.parameters",
            "stepscale.import.all",
            "stepscale.load.payload",
            "stepscale.load.endpoint");

    /** What was typed for one file and does not hold for another. */
    private static final Map<String, Set<String>> OF_ONE_FILE = Map.of(
            "stepscale.descriptor", Set.of("stepscale.minCapacity", "stepscale.maxCapacity"),
            "stepscale.traffic", Set.of("stepscale.trafficInterval"));

    /** An address with a user, or with a query that may be a signature. */
    private static final Pattern CONFIDENTIAL = Pattern.compile("\\S+://\\S*[@?]\\S*");

    MavenCommand {
        selection = List.copyOf(selection);
        parameters = Map.copyOf(parameters);
    }

    /** @param configuration what the POM says of this plugin */
    static MavenCommand of(MavenSession session, PluginConfiguration configuration) {
        return configuration
                .descriptor()
                .map(plugin -> of(session, plugin, configuration))
                .orElse(PLAIN);
    }

    private static MavenCommand of(MavenSession session, PluginDescriptor plugin, PluginConfiguration configuration) {
        KnownParameters known = KnownParameters.of(plugin);
        return new MavenCommand(
                name(session, plugin),
                selection(session),
                typed(session),
                configuration.pomElements(known),
                (goal, property) -> known.takers(property).contains(goal));
    }

    private static String name(MavenSession session, PluginDescriptor plugin) {
        String coordinates = plugin.getGroupId() + ":" + plugin.getArtifactId() + ":";
        return Optional.ofNullable(session.getGoals()).stream()
                .flatMap(List::stream)
                .filter(task -> task.startsWith(coordinates))
                .map(task -> task.substring(0, task.lastIndexOf(':')))
                .findFirst()
                .orElse(plugin.getGoalPrefix());
    }

    private static List<String> selection(MavenSession session) {
        List<String> options = new ArrayList<>();
        Optional.ofNullable(session.getRequest().getPom())
                .map(File::toPath)
                .flatMap(pom -> folder(session).flatMap(folder -> alternative(folder, pom)))
                .ifPresent(pom -> options.addAll(List.of("-f", pom)));
        List<String> modules = session.getRequest().getSelectedProjects();
        if (modules != null && !modules.isEmpty()) {
            options.addAll(List.of("-pl", String.join(",", modules)));
        }
        return options;
    }

    /** The folder in which Maven was started. */
    private static Optional<Path> folder(MavenSession session) {
        return Optional.ofNullable(session.getSystemProperties().getProperty("user.dir"))
                .map(Path::of);
    }

    /** The POM as seen from the folder, unless it is the one that Maven finds there. */
    private static Optional<String> alternative(Path folder, Path pom) {
        if (pom.equals(folder.resolve("pom.xml"))) {
            return Optional.empty();
        }
        return Optional.of((pom.startsWith(folder) ? folder.relativize(pom) : pom).toString());
    }

    private static Map<String, String> typed(MavenSession session) {
        Properties given = session.getUserProperties();
        Set<String> persistent = PersistentOptions.names(
                Optional.ofNullable(session.getRequest().getMultiModuleProjectDirectory())
                        .map(File::toPath),
                session.getSystemProperties());
        Map<String, String> typed = new TreeMap<>();
        for (String name : given.stringPropertyNames()) {
            String value = given.getProperty(name);
            if (REPEATED.contains(name)
                    && !persistent.contains(name)
                    && !CONFIDENTIAL.matcher(value).matches()) {
                typed.put(name, value);
            }
        }
        return typed;
    }

    /** The command for another goal, ready for a shell. */
    String goal(String goal) {
        return goal(goal, Map.of());
    }

    /**
     * The command for another goal with parameters. What the POM sets follows it in words, since no option overrides it.
     *
     * @param given the values by the names of the properties
     */
    String goal(String goal, Map<String, String> given) {
        List<String> words = new ArrayList<>(List.of("mvn"));
        words.addAll(selection);
        words.add(plugin + ":" + goal);
        Map<String, String> options = repeated(goal, given);
        List<String> elements = new ArrayList<>();
        new TreeMap<>(given)
                .forEach((name, value) ->
                        pom.ofTypedGoals(name, value).ifPresentOrElse(elements::add, () -> options.put(name, value)));
        options.forEach((name, value) -> words.add("-D" + name + "=" + value));
        String command = String.join(" ", words.stream().map(ShellWord::quote).toList());
        return elements.isEmpty() ? command : command + " with " + Lists.and(elements) + " in the POM";
    }

    /** What was typed for this command and holds for the next one too. */
    private Map<String, String> repeated(String goal, Map<String, String> given) {
        Map<String, String> repeated = new TreeMap<>(parameters);
        repeated.keySet().removeIf(name -> !takes.test(goal, name));
        given.keySet().forEach(file -> repeated.keySet().removeAll(OF_ONE_FILE.getOrDefault(file, Set.of())));
        return repeated;
    }
}
