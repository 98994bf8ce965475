package io.github.stepscale.maven.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.maven.DeployMojo;
import io.github.stepscale.maven.MavenRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationProperty;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven would pass over in silence, by the descriptor that the plugin has. */
class MavenParametersTest {

    /** A field of the same name in a subclass would take its place, and -Dstepscale.profile would be passed over. */
    @ParameterizedTest
    @ValueSource(strings = {"calibrate", "delete", "deploy", "drill", "explain", "import", "load", "record", "status"})
    void everyGoalThatCallsAwsTakesAProfile(String goal) throws IOException {
        assertThat(Files.readString(Path.of("target", "classes", "META-INF", "maven", "plugin.xml"))
                        .split("<mojo>"))
                .filteredOn(mojo -> mojo.contains("<goal>" + goal + "</goal>"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(">${stepscale.profile}<", ">${stepscale.region}<", ">${stepscale.expectedAccount}<");
    }

    @Nested
    class Typed {
        @ParameterizedTest
        @CsvSource({
            "stepscale.dryrun,          stepscale.dryRun",
            "stepscale.DRYRUN,          stepscale.dryRun",
            "stepscale.dry-run,         stepscale.dryRun",
            "stepscale.dry_run,         stepscale.dryRun",
            "stepscale.dryRunn,         stepscale.dryRun",
            "stepscale.dyrRun,          stepscale.dryRun",
            "Stepscale.dryRun,          stepscale.dryRun",
            "stepscale.maxcapacity,     stepscale.maxCapacity",
            "stepscale.skp,             stepscale.skip",
            "stepscale.generate.skipp,  stepscale.generate.skip",
            "stepscale.load.maxrequest, stepscale.load.maxRequests"
        })
        void aMisspeltNameIsAnErrorWithTheNearestOne(String given, String meant) {
            assertThat(new MavenRun("stepscale:deploy").typed(given, "true").mistakes("deploy"))
                    .containsExactly("-D" + given + ": no goal of this plugin has such a parameter. Did you mean "
                            + meant + "?");
        }

        @Test
        void aNameLikeNoneIsAnErrorToo() {
            assertThat(new MavenRun("stepscale:deploy")
                            .typed("stepscale.somethingElse", "1")
                            .mistakes("deploy"))
                    .containsExactly(
                            "-Dstepscale.somethingElse: no goal of this plugin has such a parameter. Remove it, or"
                                    + " list all parameters with mvn stepscale:help -Ddetail.");
        }

        @Test
        void allMistakesAreReportedTogether() {
            assertThat(new MavenRun("stepscale:deploy")
                            .typed("stepscale.dryrun", "true")
                            .typed("stepscale.failFast", "yes")
                            .typed("stepscale.traffic", "a.csv")
                            .mistakes("deploy"))
                    .hasSize(3);
        }

        @Test
        void validParametersAreNoMistakes() {
            assertThat(new MavenRun("stepscale:deploy")
                            .typed("stepscale.dryRun", "true")
                            .typed("stepscale.terminationProtection", "false")
                            .typed("stepscale.maxCapacity", "9")
                            .typed("stepscale.regions", "eu-central-1,us-west-2")
                            .typed("maven.test.skip", "perhaps")
                            .mistakes("deploy"))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "TRUE", "True", "1", "on", "", " true", "true ", "falsch"})
        void aFlagIsTrueOrFalseAndNothingElse(String value) {
            assertThat(new MavenRun("stepscale:deploy")
                            .typed("stepscale.dryRun", value)
                            .mistakes("deploy"))
                    .containsExactly("stepscale.dryRun is '" + value + "': true or false is allowed.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"stepscale.expectedAccount", "stepscale.region", "stepscale.stackSet", "stepscale.timeout"})
        void aValueIsNotEmpty(String name) {
            assertThat(new MavenRun("stepscale:deploy").typed(name, "").mistakes("deploy"))
                    .containsExactly(name + " is empty. Give it a value, or leave it out.");
        }

        @Test
        void aFlagOfAnotherGoalOfTheRunIsCheckedToo() {
            assertThat(new MavenRun("stepscale:validate", "stepscale:deploy")
                            .typed("stepscale.dryRun", "yes")
                            .mistakes("validate"))
                    .containsExactly("stepscale.dryRun is 'yes': true or false is allowed.");
        }

        @Test
        void aNameThatThePomDeclaresMayBeGiven() {
            MavenRun run = new MavenRun("stepscale:deploy").typed("stepscale.version", "1.2.3");
            assertThat(run.mistakes("deploy")).hasSize(1);
            Model pom = new Model();
            pom.addProperty("stepscale.version", "1.2.2");
            run.project.setOriginalModel(pom);
            assertThat(run.mistakes("deploy")).isEmpty();
        }
    }

    @Nested
    class BegunOtherwise {
        @ParameterizedTest
        @CsvSource({
            "stepscal.dryRun,    verify",
            "stepscales.dryRun,  verify",
            "step.scale.dryRun,  verify",
            "stepscale-dryRun,   verify",
            "stepscaleDryRun,    verify",
            "stepscale_dry_run,  verify",
            "dryRun,             stepscale:deploy",
            "dryrun,             stepscale:deploy",
            "dry-run,            stepscale:deploy@production"
        })
        void aNameOfOursWithAnotherBeginningIsAnError(String given, String tasks) {
            assertThat(new MavenRun(tasks).typed(given, "true").mistakes("deploy"))
                    .containsExactly("-D" + given + ": no goal of this plugin has such a parameter. Did you mean"
                            + " stepscale.dryRun?");
        }

        @ParameterizedTest
        @CsvSource({
            "dryRun,           verify",
            "dryRun,           verify stepscale:deploy",
            "skip,             com.example:other-maven-plugin:1:brew stepscale:deploy",
            "detail,           stepscale:deploy",
            "maven.test.skip,  stepscale:deploy",
            "tea.dryRun,       verify",
            "stepscal.sugar,   verify"
        })
        void aPropertyThatMayBelongToAnotherPluginIsNoMistake(String given, String tasks) {
            assertThat(new MavenRun(tasks.split(" ")).typed(given, "true").mistakes("deploy"))
                    .isEmpty();
        }

        @Test
        void aPropertyThatThePomUsesIsNoMistake() {
            MavenRun run = new MavenRun("stepscale:deploy").typed("region", "eu-central-1");
            assertThat(run.mistakes("deploy")).hasSize(1);
            Model pom = new Model();
            pom.addProperty("stepscale.region", "${region}");
            run.project.setOriginalModel(pom);
            assertThat(run.mistakes("deploy")).isEmpty();
        }

        @Test
        void aPropertyOfAProfileIsNoMistake() {
            Profile profile = new Profile();
            profile.addProperty("stepscale.version", "2");
            ActivationProperty named = new ActivationProperty();
            named.setName("!stepscale.production");
            profile.setActivation(new Activation());
            profile.getActivation().setProperty(named);
            Model pom = new Model();
            pom.addProfile(profile);
            MavenRun run = new MavenRun("stepscale:deploy")
                    .typed("stepscale.version", "3")
                    .typed("stepscale.production", "");
            assertThat(run.mistakes("deploy")).hasSize(2);
            run.project.setOriginalModel(pom);
            assertThat(run.mistakes("deploy")).isEmpty();
        }
    }

    @Nested
    class ForAnotherGoal {
        @Test
        void aPropertyThatNoGoalOfTheRunTakesIsAnError() {
            assertThat(new MavenRun("stepscale:generate")
                            .typed("stepscale.dryRun", "true")
                            .mistakes("generate"))
                    .singleElement()
                    .asString()
                    .startsWith("-Dstepscale.dryRun: stepscale:generate does not take it, stepscale:de")
                    .endsWith(" do. Leave it out, or run one of those.");
        }

        @Test
        void theGoalsAreNamed() {
            assertThat(new MavenRun("stepscale:validate", "stepscale:generate")
                            .typed("stepscale.failOnDrift", "true")
                            .mistakes("validate"))
                    .containsExactly(
                            "-Dstepscale.failOnDrift: stepscale:generate and stepscale:validate do not take it,"
                                    + " stepscale:status does. Leave it out, or run that goal.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "stepscale:deploy",
                    "stepscale:deploy@production",
                    "io.github.stepscale:stepscale-maven-plugin:deploy",
                    "io.github.stepscale:stepscale-maven-plugin:9.9:deploy",
                })
        void anotherGoalOfTheRunMayTakeIt(String other) {
            assertThat(new MavenRun("stepscale:validate", other)
                            .typed("stepscale.dryRun", "true")
                            .mistakes("validate"))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "verify,          verify,              true",
            "install,         verify,              true",
            "deploy,          deploy,              true",
            "verify,          deploy,              false",
            "compile,         verify,              false",
            "clean,           verify,              false",
            "verify,          clean,               false",
            "compile,         process-classes,     true",
            "all,             deploy,              true",
            "verify,          after:verify,        true",
            "before:verify,   deploy,              true",
            "of-an-extension, deploy,              true",
            "verify,          of-an-extension,     true"
        })
        void aGoalThatIsBoundToAPhaseMayTakeItIfThatMayRun(String tasks, String phase, boolean runs) {
            assertThat(new MavenRun(tasks)
                            .bound("validate", "validate", "")
                            .bound("deploy", phase, "")
                            .typed("stepscale.dryRun", "true")
                            .mistakes("validate")
                            .isEmpty())
                    .isEqualTo(runs);
        }

        @Test
        void aBoundGoalWithoutAPhaseHasItsOwnOrNone() {
            MavenRun run = new MavenRun("verify").bound("simulate", "", "").typed("stepscale.metricDelay", "1m");
            assertThat(run.mistakes("generate")).isEmpty();
            run = new MavenRun("verify").bound("deploy", "", "").typed("stepscale.dryRun", "true");
            assertThat(run.mistakes("generate")).hasSize(1);
        }

        @Test
        void theDefaultGoalCounts() {
            MavenRun run = new MavenRun().typed("stepscale.dryRun", "true");
            run.project.getBuild().setDefaultGoal("clean stepscale:deploy");
            assertThat(run.mistakes("validate")).isEmpty();
        }

        @Test
        void aBoundGoalDoesNotRunWhenAnotherIsCalledDirectly() {
            assertThat(new MavenRun("stepscale:validate")
                            .bound("deploy", "verify", "")
                            .typed("stepscale.dryRun", "true")
                            .mistakes("validate"))
                    .hasSize(1);
        }
    }

    @Nested
    class ForEveryRun {
        @TempDir
        Path root;

        private MavenRun run(String name, String value) {
            MavenRun run = new MavenRun("stepscale:validate").typed(name, value);
            run.request.setMultiModuleProjectDirectory(root.toFile());
            return run;
        }

        private void write(String file, String text) throws IOException {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-Dstepscale.region=eu-central-1",
                    "-B\n-Dstepscale.region=eu-central-1\n",
                    "-T 2 -D stepscale.region=eu-central-1 -o",
                    "--define=stepscale.region=eu-central-1",
                    "-D\nstepscale.region=eu-central-1"
                })
        void mavenConfigMayHoldParametersOfOtherGoals(String config) throws IOException {
            assertThat(run("stepscale.region", "eu-central-1").mistakes("validate"))
                    .hasSize(1);
            write(".mvn/maven.config", config);
            assertThat(run("stepscale.region", "eu-central-1").mistakes("validate"))
                    .isEmpty();
        }

        @Test
        void mavenArgsAndUserPropertiesMayHoldThemToo() throws IOException {
            MavenRun run = run("stepscale.region", "eu-central-1");
            run.system.setProperty("env.MAVEN_ARGS", "-B -Dstepscale.region=eu-central-1");
            assertThat(run.mistakes("validate")).isEmpty();

            write("home/.m2/maven-user.properties", "stepscale.region = eu-central-1\n");
            run = run("stepscale.region", "eu-central-1");
            run.system.setProperty("user.home", root.resolve("home").toString());
            assertThat(run.mistakes("validate")).isEmpty();
        }

        @Test
        void persistentOptionsThatNoGoalTakesAreErrors() throws IOException {
            write(".mvn/maven.config", "-Dstepscale.dryrun=true");
            assertThat(run("stepscale.dryrun", "true").mistakes("validate"))
                    .containsExactly("stepscale.dryrun (in .mvn/maven.config, MAVEN_ARGS or maven-user.properties): no"
                            + " goal of this plugin has such a parameter. Did you mean stepscale.dryRun?");
        }

        @Test
        void jvmOptionsThatNoGoalTakesAreErrors() {
            MavenRun run = new MavenRun("stepscale:validate");
            run.system.setProperty("stepscale.dryrun", "true");
            run.system.setProperty("stepscale.region", "eu-central-1");
            run.system.setProperty("stepscale.failOnDrift", "yes");
            assertThat(run.mistakes("validate"))
                    .containsExactly(
                            "stepscale.dryrun (in MAVEN_OPTS or .mvn/jvm.config): no goal of this plugin has such a"
                                    + " parameter. Did you mean stepscale.dryRun?",
                            "stepscale.failOnDrift is 'yes': true or false is allowed.");
        }

        /** Maven 3 makes system properties of what was typed. */
        @Test
        void aTypedMistakeIsReportedOnce() {
            MavenRun run = new MavenRun("stepscale:validate").typed("stepscale.dryrun", "true");
            run.system.setProperty("stepscale.dryrun", "true");
            assertThat(run.mistakes("validate")).hasSize(1);
        }
    }

    @Nested
    class OfTheProject {
        @Test
        void onlyNamesNearOursAreErrors() {
            assertThat(new MavenRun("stepscale:validate")
                            .property("stepscale.version", "1.0")
                            .property("stepscale.orders-scaling.DashboardUrl", "https://")
                            .property("stepscale.anything.at.all", "1")
                            .property("stepscale.region", "eu-central-1")
                            .property("stepscale.dryrun", "true")
                            .property("stepscale.confirm", "yes")
                            .mistakes("validate"))
                    .containsExactly(
                            "stepscale.confirm is 'yes': true or false is allowed.",
                            "<stepscale.dryrun> under <properties>: no goal of this plugin has such a parameter."
                                    + " Did you mean stepscale.dryRun?");
        }

        @Test
        void outputsOfADeploymentMayHaveAnyName() {
            MavenRun run = new MavenRun("stepscale:deploy").property("stepscale.load.step", "1");
            assertThat(run.mistakes("deploy")).hasSize(1);
            DeployMojo mojo = run.prepare(new DeployMojo());
            assertThat(new MavenParameters(mojo.session, run.project, mojo.execution, Set.of("stepscale.load.step"))
                            .mistakes())
                    .isEmpty();
        }
    }

    @Nested
    class OfTheConfiguration {
        @Test
        void anUnknownElementIsAnErrorAnywhereInThePlugin() {
            assertThat(new MavenRun("stepscale:validate")
                            .configured("<dryrun>true</dryrun><failOn>warning</failOn><dryRun>true</dryRun>")
                            .bound("deploy", "", "<max-capacity>9</max-capacity><timeout>5m</timeout><foo/>")
                            .mistakes("validate"))
                    .containsExactly(
                            "<dryrun> under <configuration>: no goal of this plugin has such a parameter. Did you mean"
                                    + " <dryRun>?",
                            "<max-capacity> under <configuration>: no goal of this plugin has such a parameter. Did you mean"
                                    + " <maxCapacity>?",
                            "<foo> under <configuration>: no goal of this plugin has such a parameter. Remove it, or"
                                    + " list all parameters with mvn stepscale:help -Ddetail.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "TRUE", ""})
        void aFlagIsTrueOrFalse(String value) {
            List<String> sentence = List.of("<dryRun> is '" + value + "': true or false is allowed.");
            String element = "<dryRun>" + value + "</dryRun>";
            assertThat(new MavenRun("stepscale:deploy").configured(element).mistakes("deploy"))
                    .isEqualTo(sentence);
            assertThat(new MavenRun("stepscale:deploy")
                            .bound("deploy", "", element)
                            .mistakes("deploy"))
                    .isEqualTo(sentence);
        }

        @Test
        void anExpressionIsCheckedByItsValue() {
            MavenRun run = new MavenRun("stepscale:deploy").configured("<dryRun>${dry}</dryRun>");
            assertThat(run.mistakes("deploy"))
                    .containsExactly("<dryRun> is '${dry}': true or false is allowed. That property is not"
                            + " defined: declare it under <properties> with its default value.");
            assertThat(run.property("dry", "yes").mistakes("deploy"))
                    .containsExactly("<dryRun> is 'yes': true or false is allowed.");
            assertThat(run.property("dry", "true").mistakes("deploy")).isEmpty();
            assertThat(new MavenRun("stepscale:deploy")
                            .configured("<dryRun>${stepscale.dryRun}</dryRun>")
                            .mistakes("deploy"))
                    .isEmpty();
        }

        @Test
        void aPropertyThatThePomOverridesIsAMistake() {
            MavenRun run = new MavenRun("stepscale:deploy")
                    .configured("<dryRun>false</dryRun><regions><region>eu-central-1</region></regions>")
                    .typed("stepscale.dryRun", "true")
                    .typed("stepscale.regions", "us-west-2");
            assertThat(run.mistakes("deploy"))
                    .containsExactly(
                            "-Dstepscale.dryRun=true has no effect: the POM sets <dryRun> to 'false', which takes"
                                    + " precedence. Leave it out, or write <stepscale.dryRun> under <properties>"
                                    + " instead, which it overrides.",
                            "-Dstepscale.regions=us-west-2 has no effect: the POM sets <regions>, which takes"
                                    + " precedence. Leave it out, or write <stepscale.regions> under <properties>"
                                    + " instead, which it overrides.");
            assertThat(new MavenRun("stepscale:deploy")
                            .configured("<dryRun>true</dryRun>")
                            .typed("stepscale.dryRun", "true")
                            .mistakes("deploy"))
                    .as("the same as typed")
                    .isEmpty();
        }

        @Test
        void aPropertyOfEveryRunThatThePomOverridesIsAMistakeToo() {
            MavenRun jvm = new MavenRun("stepscale:deploy")
                    .configured("<dryRun>false</dryRun><expectedAccount>111111111111</expectedAccount>");
            jvm.system.setProperty("stepscale.dryRun", "true");
            jvm.system.setProperty("stepscale.expectedAccount", "111111111111");
            assertThat(jvm.mistakes("deploy"))
                    .containsExactly(
                            "stepscale.dryRun=true (in MAVEN_OPTS or .mvn/jvm.config) has no effect: the POM sets"
                                    + " <dryRun> to 'false', which takes precedence. Leave it out, or write <stepscale.dryRun> under"
                                    + " <properties> instead, which it overrides.");

            MavenRun arguments = new MavenRun("stepscale:deploy")
                    .configured("<expectedAccount>111111111111</expectedAccount>")
                    .typed("stepscale.expectedAccount", "222222222222");
            arguments.system.setProperty("env.MAVEN_ARGS", "-Dstepscale.expectedAccount=222222222222");
            assertThat(arguments.mistakes("deploy"))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "stepscale.expectedAccount=222222222222 (in .mvn/maven.config, MAVEN_ARGS or"
                                    + " maven-user.properties) has no effect: the POM sets <expectedAccount> to '111111111111',");
        }

        @Test
        void aPropertyOfAnotherGoalIsNotOverridden() {
            MavenRun run = new MavenRun("stepscale:generate").configured("<dryRun>false</dryRun>");
            run.system.setProperty("stepscale.dryRun", "true");
            assertThat(run.mistakes("generate")).isEmpty();
        }

        @Test
        void aPluginThatIsOnlyManagedIsCheckedToo() {
            MavenRun run = new MavenRun("stepscale:deploy").configured("<dryrun>true</dryrun>");
            org.apache.maven.model.PluginManagement managed = new org.apache.maven.model.PluginManagement();
            managed.setPlugins(run.project.getBuild().getPlugins());
            run.project.getBuild().setPluginManagement(managed);
            run.project.getBuild().setPlugins(new java.util.ArrayList<>());
            assertThat(run.mistakes("deploy")).hasSize(1);
        }
    }
}
