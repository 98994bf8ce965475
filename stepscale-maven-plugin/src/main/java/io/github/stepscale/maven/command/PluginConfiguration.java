package io.github.stepscale.maven.command;

import io.github.stepscale.maven.command.GivenParameters.Element;
import io.github.stepscale.maven.command.GivenParameters.PomSetting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What the POM of a module configures for this plugin.
 *
 * @param execution the running goal, with the plugin's descriptor
 */
record PluginConfiguration(MavenSession session, MavenProject project, MojoExecution execution) {
    /** Maven's name for the execution of a goal that is typed on the command line. */
    private static final String TYPED = "default-cli";

    /** The descriptor of this plugin; absent in Java code that sets the fields of a goal itself. */
    Optional<PluginDescriptor> descriptor() {
        return Optional.ofNullable(execution.getMojoDescriptor())
                .flatMap(goal -> Optional.ofNullable(goal.getPluginDescriptor()));
    }

    /** This plugin, if it is one of those. */
    Optional<Plugin> plugin(List<Plugin> plugins) {
        for (Plugin plugin : plugins) {
            if (plugin.getArtifactId().equals(execution.getArtifactId())
                    && plugin.getGroupId().equals(execution.getGroupId())) {
                return Optional.of(plugin);
            }
        }
        return Optional.empty();
    }

    /** The elements for all goals, and of each execution. */
    List<Element> elements() {
        Set<Element> elements = new LinkedHashSet<>();
        plugin().ifPresent(plugin -> Stream.concat(Stream.of(plugin), plugin.getExecutions().stream())
                .forEach(container -> elements.addAll(elements(container))));
        return List.copyOf(elements);
    }

    /** What is set for the running goal; for any other parameter Maven inserts the expression of its property. */
    List<PomSetting> settings() {
        Xpp3Dom configuration = execution.getConfiguration();
        if (configuration == null) {
            return List.of();
        }
        List<PomSetting> settings = new ArrayList<>();
        for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
            Xpp3Dom element = configuration.getChild(parameter.getName());
            Optional<String> property = KnownParameters.property(parameter);
            if (element != null
                    && property.isPresent()
                    && !text(element).equals(Optional.of(parameter.getExpression()))) {
                Optional<String> value = text(element).map(this::evaluate);
                settings.add(new PomSetting(parameter.getName(), property.get(), value));
            }
        }
        return settings;
    }

    /** What no option overrides. */
    PomElements pomElements(KnownParameters known) {
        Map<String, String> ofRunningGoal = new HashMap<>();
        settings().forEach(setting -> ofRunningGoal.put(setting.property(), setting.element()));
        Map<String, String> ofTypedGoals = new HashMap<>();
        for (Element element : elementsOfTypedGoals()) {
            known.properties(element.name()).stream()
                    .filter(property -> !element.text().equals(Optional.of("${" + property + "}")))
                    .forEach(property -> ofTypedGoals.put(property, element.name()));
        }
        return new PomElements(ofRunningGoal, ofTypedGoals);
    }

    private List<Element> elementsOfTypedGoals() {
        return plugin().stream()
                .flatMap(plugin -> Stream.concat(
                        Stream.of(plugin),
                        plugin.getExecutions().stream()
                                .filter(bound -> bound.getId().equals(TYPED))))
                .flatMap(container -> elements(container).stream())
                .toList();
    }

    /** This plugin as the module declares it, or else as it is managed for a command line. */
    private Optional<Plugin> plugin() {
        return plugin(project.getBuildPlugins()).or(this::managed);
    }

    private Optional<Plugin> managed() {
        PluginManagement managed = project.getPluginManagement();
        return managed == null ? Optional.empty() : plugin(managed.getPlugins());
    }

    private static List<Element> elements(ConfigurationContainer container) {
        return container.getConfiguration() instanceof Xpp3Dom configuration
                ? Stream.of(configuration.getChildren())
                        .map(element -> new Element(element.getName(), text(element)))
                        .toList()
                : List.of();
    }

    private static Optional<String> text(Xpp3Dom element) {
        if (element.getChildCount() > 0) {
            return Optional.empty();
        }
        return Optional.of(element.getValue() == null ? "" : element.getValue().trim());
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
