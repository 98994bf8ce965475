package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build of a parent without a descriptor and one other module. */
class ReactorDescriptorsTest {
    private static final String DESCRIPTOR = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            steps:
              - { upper: 20, change: -1 }
              - { lower: 50, change: +1 }
            """;

    @TempDir
    Path root;

    private final RecordedLog log = new RecordedLog();
    private final MavenRun run = new MavenRun("stepscale:validate");

    private ValidateMojo parent(MavenProject... others) throws IOException {
        run.project.setFile(root.resolve("pom.xml").toFile());
        ValidateMojo goal = run.prepare(new ValidateMojo());
        goal.setLog(log);
        goal.setPluginContext(new HashMap<>());
        goal.startDirectory = root.toFile();
        goal.descriptor = root.resolve("stepscale.yaml").toFile();
        goal.failOn = "error";
        List<MavenProject> all = new ArrayList<>(List.of(run.project));
        all.addAll(List.of(others));
        goal.session.setAllProjects(all);
        return goal;
    }

    private MavenProject module(String file) throws IOException {
        Path folder = Files.createDirectories(root.resolve("orders"));
        Files.writeString(folder.resolve(file), DESCRIPTOR);
        Model model = new Model();
        model.setArtifactId("orders");
        model.setBuild(new Build());
        MavenProject module = new MavenProject(model);
        module.setFile(folder.resolve("pom.xml").toFile());
        return module;
    }

    @Test
    void aModuleWithoutADescriptorIsPassedOverIfAnotherHasOne() throws Exception {
        parent(module("stepscale.yaml")).execute();

        assertThat(log.lines())
                .containsExactly(
                        "INFO Passed over: this module has no stepscale.yaml, and module orders has a descriptor.");
    }

    @Test
    void aDescriptorThatTheOtherModuleNamesCounts() throws Exception {
        MavenProject other = module("scaling.yaml");
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom descriptor = new Xpp3Dom("descriptor");
        descriptor.setValue("scaling.yaml");
        configuration.addChild(descriptor);
        PluginExecution execution = new PluginExecution();
        execution.setConfiguration(configuration);
        Plugin plugin = new Plugin();
        plugin.setGroupId(run.descriptor.getGroupId());
        plugin.setArtifactId(run.descriptor.getArtifactId());
        plugin.addExecution(execution);
        other.getBuild().addPlugin(plugin);

        parent(other).execute();

        assertThat(log.lines()).hasSize(1).first().asString().startsWith("INFO Passed over: ");
    }

    @Test
    void aSingleModuleNeedsADescriptor() throws IOException {
        requireMissing(parent());
    }

    @Test
    void aBuildWithoutAnyDescriptorFails() throws IOException {
        requireMissing(parent(module("other.yaml")));
    }

    @Test
    void aNamedDescriptorMustExist() throws IOException {
        run.typed("stepscale.descriptor", "stepscale.yaml");
        requireMissing(parent(module("stepscale.yaml")));
    }

    @Test
    void aConfiguredDescriptorMustExist() throws IOException {
        run.configured("<descriptor>stepscale.yaml</descriptor>");
        requireMissing(parent(module("stepscale.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stepscale.yml", "Stepscale.yaml", "stepscale.yaml.txt"})
    void aModuleWithAFileOfASimilarNameIsNotPassedOver(String similar) throws IOException {
        Files.writeString(root.resolve(similar), DESCRIPTOR);
        ValidateMojo goal = parent(module("stepscale.yaml"));

        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);

        assertThat(log.lines())
                .anyMatch(line -> line.contains(
                        "stepscale.yaml: does not exist. There is " + similar + ": rename it, or give its path."));
    }

    private void requireMissing(ValidateMojo goal) {
        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("ERROR stepscale.yaml: does not exist. "));
    }
}
