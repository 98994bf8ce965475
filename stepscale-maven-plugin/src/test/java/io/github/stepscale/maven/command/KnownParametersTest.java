package io.github.stepscale.maven.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.maven.MavenRun;
import io.github.stepscale.maven.command.KnownParameters.KnownParameter;
import io.github.stepscale.text.NearestWord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.Test;

/** The descriptor that the build makes: what the check of parameters relies on. */
class KnownParametersTest {
    private static final Set<String> TYPES =
            Set.of("boolean", "java.lang.Boolean", "java.lang.String", "java.io.File", "java.util.List");

    private final PluginDescriptor plugin = MavenRun.descriptor();
    private final KnownParameters known = KnownParameters.of(plugin);

    private Stream<Parameter> ours() {
        return plugin.getMojos().stream()
                .filter(goal -> !goal.getGoal().equals("help"))
                .map(MojoDescriptor::getParameters)
                .flatMap(List::stream)
                .filter(Parameter::isEditable);
    }

    @Test
    void everyParameterHasAPropertyWithThePrefix() {
        assertThat(ours())
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(KnownParameters.property(parameter))
                        .as(parameter.getName())
                        .isPresent());
    }

    /** Maven reports a wrong number with the name of a Java class, so numbers are text that the goals convert. */
    @Test
    void everyParameterHasATypeThatTheCheckKnows() {
        assertThat(ours())
                .allSatisfy(parameter ->
                        assertThat(parameter.getType()).as(parameter.getName()).isIn(TYPES));
    }

    /** Else one that was misspelt could be taken for the other, by Maven or by a reader. */
    @Test
    void noTwoNamesDifferByCaseOrHyphensOnly() {
        List<String> properties = properties().stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[-_]", ""))
                .toList();
        assertThat(properties).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    }

    @Test
    void everyNameIsTheNearestToItself() {
        assertThat(properties())
                .allSatisfy(name -> assertThat(known.nearestProperty(name)).hasValue(name));
    }

    @Test
    void aPropertyIsAFlagForAllItsGoalsOrForNone() {
        assertThat(properties())
                .allSatisfy(name -> assertThat(known.all().stream()
                                .filter(parameter -> parameter.property().equals(Optional.of(name)))
                                .map(KnownParameter::isFlag)
                                .distinct())
                        .as(name)
                        .hasSize(1));
        assertThat(known.isFlagProperty("stepscale.dryRun")).isTrue();
        assertThat(known.isFlagProperty("stepscale.region")).isFalse();
        assertThat(known.isFlagElement("terminationProtection")).isTrue();
    }

    /** The outputs of a stack become properties, and would be taken for misspelt ones. */
    @Test
    void commonPropertiesOfAProjectAreNotNearOurs() {
        assertThat(Stream.of(
                        "version",
                        "plugin.version",
                        "orders-scaling.ScalingPolicyArn",
                        "orders.eu-west-1.DashboardUrl"))
                .allSatisfy(name -> assertThat(NearestWord.to(
                                name,
                                properties().stream()
                                        .map(property -> property.substring(KnownParameters.PREFIX.length()))
                                        .toList()))
                        .isEmpty());
    }

    @Test
    void everyGoalTakesTheCommonFlags() {
        assertThat(known.takers("stepscale.skip"))
                .isEqualTo(plugin.getMojos().stream()
                        .map(MojoDescriptor::getGoal)
                        .filter(goal -> !goal.equals("help"))
                        .collect(Collectors.toSet()));
    }

    private Set<String> properties() {
        return known.all().stream()
                .flatMap(parameter -> parameter.property().stream())
                .collect(Collectors.toSet());
    }
}
