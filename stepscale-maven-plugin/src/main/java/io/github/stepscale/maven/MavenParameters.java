package io.github.stepscale.maven;

import io.github.stepscale.maven.GivenParameters.Element;
import io.github.stepscale.maven.GivenParameters.PomSetting;
import io.github.stepscale.maven.GivenParameters.Property;
import java.io.File;
import java.nio.file.Path;
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
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Collects the parameters that were given for this plugin from Maven's objects, and checks them.
 *
 * @param execution the running goal, with the plugin's descriptor
 * @param published names of properties that goals of this plugin have set
 */
record MavenParameters(MavenSession session, MavenProject project, MojoExecution execution, Set<String> published) {

    /** A sentence for each mistake in what was given, none if all is right. */
    List<String> mistakes() {
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        KnownParameters known = KnownParameters.of(plugin);
        InvokedGoals invoked = new InvokedGoals(plugin, requestedTasks(), declarations());
        RawPoms poms = RawPoms.of(modules());
        GivenParameters given = new GivenParameters(properties(), elements(), settings(), poms.properties());
        return Stream.concat(
                        new ParameterCheck(known, invoked.with(execution.getGoal()), given).mistakes().stream(),
                        misspeltPrefixes(new MisspeltPrefixes(known, poms), invoked.areAll()))
                .toList();
    }

    private Stream<String> misspeltPrefixes(MisspeltPrefixes misspelt, boolean onlyOurs) {
        Set<String> names = new TreeSet<>(session.getUserProperties().stringPropertyNames());
        names.removeIf(MavenParameters::isOurs);
        return ofRun(names)
                .flatMap(property -> misspelt
                        .intendedProperty(property.name(), onlyOurs && property.origin() == ParameterOrigin.TYPED)
                        .map(meant -> Messages.unknownParameter(
                                property.origin().describe(property.name()), Optional.of(meant)))
                        .stream());
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
                .flatMap(module -> plugin(module.getBuildPlugins()).stream())
                .toList();
    }

    private Optional<Plugin> plugin(List<Plugin> plugins) {
        return plugins.stream()
                .filter(plugin -> plugin.getArtifactId().equals(execution.getArtifactId())
                        && plugin.getGroupId().equals(execution.getGroupId()))
                .findFirst();
    }

    private List<Property> properties() {
        Set<String> given = ours(session.getUserProperties());
        Set<String> known = new HashSet<>(given);
        known.addAll(published);
        return Stream.of(
                        ofRun(given),
                        others(session.getSystemProperties(), given, ParameterOrigin.JVM),
                        others(project.getProperties(), known, ParameterOrigin.PROJECT))
                .flatMap(properties -> properties)
                .toList();
    }

    private Stream<Property> ofRun(Set<String> names) {
        Set<String> persistent =
                names.isEmpty() ? Set.of() : PersistentOptions.names(root(), session.getSystemProperties());
        return names.stream()
                .map(name -> property(
                        name,
                        session.getUserProperties(),
                        persistent.contains(name) ? ParameterOrigin.OPTIONS : ParameterOrigin.TYPED));
    }

    /** Leaves out what is known: some Mavens copy user properties to those of the JVM, or of the project. */
    private static Stream<Property> others(Properties properties, Set<String> known, ParameterOrigin origin) {
        return ours(properties).stream()
                .filter(name -> !known.contains(name))
                .map(name -> property(name, properties, origin));
    }

    private static Property property(String name, Properties properties, ParameterOrigin origin) {
        return new Property(name, properties.getProperty(name), origin);
    }

    /** The names that begin with our prefix, sorted. */
    private static Set<String> ours(Properties properties) {
        Set<String> names = new TreeSet<>(properties.stringPropertyNames());
        names.removeIf(name -> !isOurs(name));
        return names;
    }

    private static boolean isOurs(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(KnownParameters.PREFIX);
    }

    private Optional<Path> root() {
        return Optional.ofNullable(session.getRequest().getMultiModuleProjectDirectory())
                .map(File::toPath);
    }

    /** The configuration of the plugin in this module: for all goals, and of each execution. */
    private List<Element> elements() {
        Optional<Plugin> plugin = plugin(project.getBuildPlugins()).or(this::managed);
        return plugin.stream()
                .flatMap(declared -> Stream.concat(Stream.of(declared), declared.getExecutions().stream()))
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .flatMap(configuration -> Arrays.stream(((Xpp3Dom) configuration).getChildren()))
                .map(element -> new Element(element.getName(), text(element)))
                .distinct()
                .toList();
    }

    /** What Maven uses for a plugin that is not declared under {@code <plugins>}. */
    private Optional<Plugin> managed() {
        return Optional.ofNullable(project.getPluginManagement()).flatMap(managed -> plugin(managed.getPlugins()));
    }

    private static Optional<String> text(Xpp3Dom element) {
        return element.getChildCount() > 0
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(element.getValue()).orElse("").trim());
    }

    /** What the POM configures; for any other parameter Maven inserts the expression of its property. */
    private List<PomSetting> settings() {
        Xpp3Dom configuration = execution.getConfiguration();
        return configuration == null
                ? List.of()
                : execution.getMojoDescriptor().getParameters().stream()
                        .flatMap(parameter -> setting(parameter, configuration).stream())
                        .toList();
    }

    private Optional<PomSetting> setting(Parameter parameter, Xpp3Dom configuration) {
        return KnownParameters.property(parameter)
                .flatMap(property -> Optional.ofNullable(configuration.getChild(parameter.getName()))
                        .filter(element -> !text(element).equals(Optional.of(parameter.getExpression())))
                        .map(element -> new PomSetting(
                                parameter.getName(), property, text(element).map(this::evaluate))));
    }

    /** The value of an expression; the expression itself if it has none. */
    private String evaluate(String text) {
        try {
            Object value = new PluginParameterExpressionEvaluator(session, execution).evaluate(text);
            return Optional.ofNullable(value).map(Object::toString).orElse(text);
        } catch (ExpressionEvaluationException unknown) {
            // Maven itself fails on it before a goal runs.
            return text;
        }
    }
}
