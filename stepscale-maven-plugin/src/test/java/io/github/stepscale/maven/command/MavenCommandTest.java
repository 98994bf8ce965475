package io.github.stepscale.maven.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.maven.DeployMojo;
import io.github.stepscale.maven.GenerateMojo;
import io.github.stepscale.maven.MavenRun;
import io.github.stepscale.maven.TuneMojo;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenCommandTest {
    private static final String FULL = "io.github.stepscale:stepscale-maven-plugin:0.1.0-SNAPSHOT";

    private static String next(MavenRun run, String goal) {
        return run.prepare(new GenerateMojo()).hints().run(goal);
    }

    private static String next(MavenRun run, String goal, Map<String, String> options) {
        return run.prepare(new TuneMojo()).hints().run(goal, options);
    }

    @Test
    void aPlainCommandStaysPlain() {
        assertThat(next(new MavenRun("stepscale:generate"), "validate")).isEqualTo("mvn stepscale:validate");
        assertThat(MavenCommand.PLAIN.goal("deploy")).isEqualTo("mvn stepscale:deploy");
    }

    @Test
    void whatToScaleIsRepeatedAndQuoted() {
        MavenRun run = new MavenRun("stepscale:generate")
                .typed("stepscale.descriptor", "my scaling.yaml")
                .typed("stepscale.endpointName", "orders");

        assertThat(next(run, "validate"))
                .isEqualTo("mvn stepscale:validate \"-Dstepscale.descriptor=my scaling.yaml\""
                        + " -Dstepscale.endpointName=orders");
    }

    @Test
    void onlyWhatTheOtherGoalTakesIsRepeated() {
        MavenRun run = new MavenRun("stepscale:deploy")
                .typed("stepscale.region", "eu-central-1")
                .typed("stepscale.stackName", "orders")
                .typed("skipTests", "true");

        assertThat(next(run, "validate")).isEqualTo("mvn stepscale:validate -Dstepscale.stackName=orders");
        assertThat(next(run, "status"))
                .isEqualTo("mvn stepscale:status -Dstepscale.region=eu-central-1 -Dstepscale.stackName=orders");
    }

    @Test
    void whatARunMayDoAndWhatIsConfidentialIsNotRepeated() {
        MavenRun run = new MavenRun("stepscale:load")
                .typed("stepscale.dryRun", "true")
                .typed("stepscale.confirm", "true")
                .typed("stepscale.load.customAttributes", "token=secret")
                .typed("stepscale.load.endpoint", "https://user:secret@example.com")
                .typed("stepscale.endpoint", "https://example.com/?signature=secret");

        assertThat(next(run, "load")).isEqualTo("mvn stepscale:load");
        assertThat(next(run, "deploy")).isEqualTo("mvn stepscale:deploy");
    }

    @Test
    void anOptionIsGivenOnceAndNothingThatHoldsForAnotherFileOnly() {
        MavenRun run = new MavenRun("stepscale:tune")
                .typed("stepscale.descriptor", "orders.yaml")
                .typed("stepscale.minCapacity", "2")
                .typed("stepscale.traffic", "week.csv")
                .typed("stepscale.trafficInterval", "5m")
                .typed("stepscale.requestsPerInstance", "800");

        assertThat(next(run, "simulate", Map.of("descriptor", "tuned.yaml")))
                .isEqualTo("mvn stepscale:simulate -Dstepscale.descriptor=tuned.yaml"
                        + " -Dstepscale.requestsPerInstance=800 -Dstepscale.traffic=week.csv"
                        + " -Dstepscale.trafficInterval=5m");
        assertThat(next(run, "simulate", Map.of("traffic", "may.csv")))
                .isEqualTo("mvn stepscale:simulate -Dstepscale.descriptor=orders.yaml -Dstepscale.minCapacity=2"
                        + " -Dstepscale.requestsPerInstance=800 -Dstepscale.traffic=may.csv");
    }

    @Test
    void whatThePomSetsIsSetThereSinceNoOptionOverridesIt() {
        Map<String, String> options = Map.of("descriptor", "a&b.yaml");
        String changed = "mvn stepscale:simulate with <descriptor>a&amp;b.yaml</descriptor> in the POM";

        assertThat(next(configured("<descriptor>scaling</descriptor>"), "simulate", options))
                .isEqualTo(changed);
        assertThat(next(
                        new MavenRun("verify").bound("default-cli", "", "<descriptor>x</descriptor>"),
                        "simulate",
                        options))
                .isEqualTo(changed);
    }

    @Test
    void whatThePomSetsForABoundGoalOnlyOrByThePropertyIsTyped() {
        Map<String, String> options = Map.of("descriptor", "a.yaml");
        String typed = "mvn stepscale:simulate -Dstepscale.descriptor=a.yaml";

        assertThat(next(new MavenRun("verify").bound("tune", "", "<descriptor>x</descriptor>"), "simulate", options))
                .isEqualTo(typed);
        assertThat(next(configured("<descriptor>${stepscale.descriptor}</descriptor>"), "simulate", options))
                .isEqualTo(typed);
        assertThat(next(configured("<families>fixed</families>"), "simulate", options))
                .isEqualTo(typed);
    }

    @Test
    void anOptionOfTheRunningGoalThatThePomSetsIsSetThere() {
        assertThat(new MavenRun("stepscale:deploy")
                        .prepare(new DeployMojo())
                        .hints()
                        .set("adopt", "true"))
                .isEqualTo("-Dstepscale.adopt=true");
        assertThat(configured("<adopt>false</adopt>")
                        .prepare(new DeployMojo())
                        .hints()
                        .set("adopt", "true"))
                .isEqualTo("<adopt>true</adopt> in the POM");
    }

    private static MavenRun configured(String elements) {
        return new MavenRun("stepscale:tune").configured(elements);
    }

    @Test
    void thePomAndTheModulesAreRepeatedAsSeenFromTheFolderOfTheUser() {
        MavenRun run = new MavenRun("stepscale:generate");
        Path folder = Path.of("/home/user").toAbsolutePath();
        run.system.setProperty("user.dir", folder.toString());

        run.request.setPom(folder.resolve("pom.xml").toFile());
        assertThat(next(run, "validate")).isEqualTo("mvn stepscale:validate");

        run.request.setPom(folder.resolve("x").resolve("pom.xml").toFile());
        run.request.setSelectedProjects(List.of("orders", ":returns"));
        assertThat(next(run, "validate"))
                .isEqualTo("mvn -f " + ShellWord.quote("x" + File.separator + "pom.xml")
                        + " -pl orders,:returns stepscale:validate");

        Path elsewhere = Path.of("/srv/pom.xml").toAbsolutePath();
        run.request.setPom(elsewhere.toFile());
        run.request.setSelectedProjects(List.of());
        assertThat(next(run, "validate"))
                .isEqualTo("mvn -f " + ShellWord.quote(elsewhere.toString()) + " stepscale:validate");
    }

    @Test
    void coordinatesAreRepeatedSinceThePrefixMayBeUnknown() {
        MavenRun run = new MavenRun("clean", FULL + ":generate");

        assertThat(next(run, "validate")).isEqualTo("mvn " + FULL + ":validate");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    a/b.yaml     | a/b.yaml
                    my file      | "my file"
                    it's         | "it's"
                    cost$        | 'cost$'
                    a"b'c        | 'a"b'\\''c'
                    ~~           | ""
                    """)
    void aShellReadsAQuotedWordAsItIs(String word, String quoted) {
        assertThat(ShellWord.quote(word)).isEqualTo(quoted);
    }
}
