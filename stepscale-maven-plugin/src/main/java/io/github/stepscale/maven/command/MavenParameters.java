package io.github.stepscale.maven.command;

import io.github.stepscale.maven.command.GivenParameters.Element;
import io.github.stepscale.maven.command.GivenParameters.PomSetting;
import io.github.stepscale.maven.command.GivenParameters.Property;
import io.github.stepscale.operation.Hints;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Collects the parameters that were given for this plugin from Maven's objects, and checks them.
 *
 * @param execution the running goal, with the plugin's descriptor
 * @param published names of properties that goals of this plugin have set
 */
public record MavenParameters(
        MavenSession session, MavenProject project, MojoExecution execution, Set<String> published) {

    /** A message for each mistake. */
    public List<String> mistakes() {
        List<Property> properties = properties();
        List<Element> elements = configuration().elements();
        List<PomSetting> settings = configuration().settings();
        Set<String> others = otherUserProperties();
        // Most runs give nothing, and then neither the other modules nor the parameters of all goals need to be read.
        return properties.isEmpty() && elements.isEmpty() && settings.isEmpty() && others.isEmpty()
                ? List.of()
                : mistakes(properties, elements, settings, others);
    }

    /** Whether a parameter of the running goal was given: as a property anywhere, or in the configuration of the POM. */
    public boolean isGiven(String property) {
        return properties().stream().anyMatch(given -> given.name().equals(property))
                || configuration().settings().stream()
                        .anyMatch(setting -> setting.property().equals(property));
    }

    private List<String> mistakes(
            List<Property> properties, List<Element> elements, List<PomSetting> settings, Set<String> others) {
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        KnownParameters known = KnownParameters.of(plugin);
        InvokedGoals invoked = new InvokedGoals(plugin, requestedTasks(), declarations());
        RawPoms poms = RawPoms.of(modules());
        GivenParameters given = new GivenParameters(properties, elements, settings, poms.properties());
        List<String> mistakes = new ArrayList<>(
                new IgnoredParameterCheck(known, invoked.with(execution.getGoal()), given, hints()).mistakes());
        mistakes.addAll(misspeltPrefixes(others, new MisspeltPrefixes(known, poms), invoked.areAll()));
        return mistakes;
    }

    /** The words for goals and parameters in advice: those of the command that started this build. */
    public Hints hints() {
        return new MavenHints(() -> MavenCommand.of(session, configuration()));
    }

    private Set<String> otherUserProperties() {
        Set<String> names = new TreeSet<>();
        for (String name : session.getUserProperties().stringPropertyNames()) {
            if (!isOurs(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private List<String> misspeltPrefixes(Set<String> names, MisspeltPrefixes misspelt, boolean onlyOurs) {
        List<String> mistakes = new ArrayList<>();
        for (Property property : userProperties(names)) {
            boolean mustBeOurs = onlyOurs && property.origin() == ParameterOrigin.TYPED;
            Optional<String> intended = misspelt.intendedProperty(property.name(), mustBeOurs);
            if (intended.isPresent()) {
                mistakes.add(CommandMessages.unknownParameter(
                        property.origin().describe(property.name()), intended, hints()));
            }
        }
        return mistakes;
    }

    /** The modules of the build and this one. */
    private Stream<MavenProject> modules() {
        return Stream.concat(Stream.ofNullable(session.getProjects()).flatMap(List::stream), Stream.of(project));
    }

    private List<String> requestedTasks() {
        List<String> goals = Optional.ofNullable(session.getGoals()).orElseGet(List::of);
        if (!goals.isEmpty()) {
            return goals;
        }
        return Optional.ofNullable(session.getTopLevelProject()).map(MavenProject::getDefaultGoal).stream()
                .flatMap(text -> Arrays.stream(text.trim().split("\\s+")))
                .toList();
    }

    private List<Plugin> declarations() {
        return modules()
                .flatMap(module -> configuration().plugin(module.getBuildPlugins()).stream())
                .toList();
    }

    private PluginConfiguration configuration() {
        return new PluginConfiguration(session, project, execution);
    }

    private List<Property> properties() {
        Set<String> given = namesWithPrefix(session.getUserProperties());
        List<Property> properties = new ArrayList<>(userProperties(given));
        addOthers(properties, session.getSystemProperties(), given, ParameterOrigin.JVM);
        Set<String> known = new HashSet<>(given);
        known.addAll(published);
        addOthers(properties, project.getProperties(), known, ParameterOrigin.PROJECT);
        return properties;
    }

    private List<Property> userProperties(Set<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        Set<String> persistent = PersistentOptions.names(root(), session.getSystemProperties());
        List<Property> properties = new ArrayList<>();
        for (String name : names) {
            ParameterOrigin origin = persistent.contains(name) ? ParameterOrigin.OPTIONS : ParameterOrigin.TYPED;
            properties.add(property(name, session.getUserProperties(), origin));
        }
        return properties;
    }

    /** Leaves out what is known: some Mavens copy user properties to those of the JVM, or of the project. */
    private static void addOthers(List<Property> all, Properties others, Set<String> known, ParameterOrigin origin) {
        for (String name : namesWithPrefix(others)) {
            if (!known.contains(name)) {
                all.add(property(name, others, origin));
            }
        }
    }

    private static Property property(String name, Properties properties, ParameterOrigin origin) {
        return new Property(name, properties.getProperty(name), origin);
    }

    /** The names that begin with the prefix of this plugin, sorted. */
    private static Set<String> namesWithPrefix(Properties properties) {
        Set<String> names = new TreeSet<>();
        for (String name : properties.stringPropertyNames()) {
            if (isOurs(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isOurs(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(KnownParameters.PREFIX);
    }

    private Optional<Path> root() {
        return Optional.ofNullable(session.getRequest().getMultiModuleProjectDirectory())
                .map(File::toPath);
    }
}
