package io.github.stepscale.maven.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.maven.command.GivenParameters.Element;
import io.github.stepscale.maven.command.GivenParameters.PomSetting;
import io.github.stepscale.maven.command.GivenParameters.Property;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check by itself, with a descriptor made for it: {@code brew} takes a flag and a text, {@code pour} the text alone. */
class IgnoredParameterCheckTest {
    private final PluginDescriptor plugin = new PluginDescriptor();
    private KnownParameters known;

    @BeforeEach
    void describe() throws Exception {
        plugin.setGoalPrefix("stepscale");
        plugin.setGroupId("com.example");
        plugin.setArtifactId("tea-maven-plugin");
        goal(
                "brew",
                parameter("hot", "boolean", "stepscale.hot"),
                parameter("leaves", "java.lang.String", "stepscale.leaves"));
        goal("pour", parameter("leaves", "java.lang.String", "stepscale.leaves"));
        known = KnownParameters.of(plugin);
    }

    private void goal(String name, Parameter... parameters) throws Exception {
        MojoDescriptor goal = new MojoDescriptor();
        goal.setPluginDescriptor(plugin);
        goal.setGoal(name);
        goal.setImplementation("com.example." + name);
        goal.setPhase("package");
        for (Parameter parameter : parameters) {
            goal.addParameter(parameter);
        }
        plugin.addMojo(goal);
    }

    private static Parameter parameter(String name, String type, String property) {
        Parameter parameter = new Parameter();
        parameter.setName(name);
        parameter.setAlias(name + "Alias");
        parameter.setType(type);
        parameter.setExpression("${" + property + "}");
        return parameter;
    }

    private List<String> mistakes(Set<String> goals, Property... properties) {
        return new IgnoredParameterCheck(
                        known,
                        goals,
                        new GivenParameters(List.of(properties), List.of(), List.of(), Set.of()),
                        MavenHints.INSTANCE)
                .mistakes();
    }

    private static Property typed(String name, String value) {
        return new Property(name, value, ParameterOrigin.TYPED);
    }

    @Test
    void eachGoalTakesItsOwnParameters() {
        assertThat(mistakes(Set.of("brew"), typed("stepscale.hot", "true"), typed("stepscale.leaves", "12")))
                .isEmpty();
        assertThat(mistakes(Set.of("pour"), typed("stepscale.hot", "true"), typed("stepscale.leaves", "12")))
                .containsExactly("-Dstepscale.hot: stepscale:pour does not take it, stepscale:brew does. Leave it out,"
                        + " or run that goal.");
        assertThat(mistakes(Set.of("pour", "brew"), typed("stepscale.hot", "maybe")))
                .containsExactly("stepscale.hot is 'maybe': true or false is allowed.");
    }

    @Test
    void onlyTypedPropertiesMustBelongToAGoalOfTheRun() {
        for (ParameterOrigin origin : ParameterOrigin.values()) {
            assertThat(mistakes(Set.of("pour"), new Property("stepscale.hot", "true", origin)))
                    .as("%s", origin)
                    .hasSize(origin == ParameterOrigin.TYPED ? 1 : 0);
            assertThat(mistakes(Set.of("pour"), new Property("stepscale.leafs", "12", origin)))
                    .as("%s", origin)
                    .singleElement()
                    .asString()
                    .endsWith(": no goal of this plugin has such a parameter. Did you mean stepscale.leaves?");
            assertThat(mistakes(Set.of("pour"), new Property("stepscale.milk-and-sugar", "2", origin)))
                    .as("%s", origin)
                    .hasSize(origin == ParameterOrigin.PROJECT ? 0 : 1);
        }
    }

    @Test
    void anAliasIsAName() {
        GivenParameters given = new GivenParameters(
                List.of(),
                List.of(new Element("leavesAlias", Optional.of("12")), new Element("hotAlias", Optional.of("no"))),
                List.of(),
                Set.of());
        assertThat(new IgnoredParameterCheck(known, Set.of("brew"), given, MavenHints.INSTANCE).mistakes())
                .containsExactly("<hotAlias> is 'no': true or false is allowed.");
    }

    @Test
    void aMistakeIsReportedOnce() {
        GivenParameters given = new GivenParameters(
                List.of(),
                List.of(new Element("hot", Optional.of("no")), new Element("hot", Optional.of("no"))),
                List.of(new PomSetting("hot", "stepscale.hot", Optional.of("no"))),
                Set.of());
        assertThat(new IgnoredParameterCheck(known, Set.of("brew"), given, MavenHints.INSTANCE).mistakes())
                .hasSize(1);
    }

    @Test
    void goalsOfAllModulesCount() {
        InvokedGoals goals =
                new InvokedGoals(plugin, List.of("clean", "verify"), List.of(module("brew"), module("pour")));
        assertThat(goals.with("pour")).containsExactly("brew", "pour");
        assertThat(new InvokedGoals(plugin, List.of("compile"), List.of(module("brew"))).with("pour"))
                .containsExactly("pour");
        assertThat(new InvokedGoals(plugin, List.of("com.example:other-maven-plugin:1:brew", "tea:brew"), List.of())
                        .with("pour"))
                .as("goals of other plugins")
                .containsExactly("pour");
    }

    private static Plugin module(String goal) {
        PluginExecution execution = new PluginExecution();
        execution.addGoal(goal);
        Plugin plugin = new Plugin();
        plugin.addExecution(execution);
        return plugin;
    }

    @Test
    void namesAreReadFromEveryFormOfArgument() {
        assertThat(PersistentOptions.ofArguments(
                        "-DskipTests -Dstepscale.hot=true\n--define=stepscale.leaves='1 2' -T1C"))
                .contains("skipTests", "stepscale.hot", "stepscale.leaves");
        assertThat(PersistentOptions.names(Optional.empty(), new Properties())).isEmpty();
    }
}
