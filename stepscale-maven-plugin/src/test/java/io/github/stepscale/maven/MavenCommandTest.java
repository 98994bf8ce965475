package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenCommandTest {
    private static final String FULL = "io.github.stepscale:stepscale-maven-plugin:0.1.0-SNAPSHOT";

    private static String next(MavenRun run, String goal) {
        AbstractStepscaleMojo mojo = run.prepare(new GenerateMojo());
        return MavenCommand.of(mojo.session, Optional.of(mojo.execution)).goal(goal);
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
