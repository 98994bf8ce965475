package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.operation.ExistingScaling;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.scripted.StackStatusName;
import io.github.stepscale.template.StackTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import takes live resources over, under the names that they have. */
class AdoptGoalTest {
    private static final String STACK = "stepscale-orders-AllTraffic";

    @TempDir
    Path module;

    private ScriptedAws aws;
    private MojoFixture goals;

    @BeforeEach
    void start() throws IOException {
        aws = ScriptedAws.quick();
        goals = new MojoFixture(module, aws.endpoint());
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        ExistingScaling.make(aws, ExistingScaling.stack());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private ImportMojo adopt(boolean execute) {
        ImportMojo adopt = goals.importing();
        adopt.importAdopt = true;
        adopt.importExecute = execute;
        return adopt;
    }

    private Path written() {
        return module.resolve(STACK + ".imported.yaml");
    }

    @Test
    void theDescriptorHasTheNamesAndTheChangeSetIsKept() throws Exception {
        adopt(false).execute();

        assertThat(Files.readString(written()))
                .contains("  orders-out:\n    policy: orders-out\n    alarm: \"orders busy\"\n")
                .contains("  orders-in:\n    policy: orders-in\n    alarm: \"orders idle\"\n")
                .doesNotContain("names are made anew")
                .contains("deletionPolicy: Retain\n", "dashboard: false\n", "outputs: false\n");
        assertThat(aws.statusOf(STACK)).contains("REVIEW_IN_PROGRESS");
        assertThat(aws.openChangeSets()).isEqualTo(1);
        assertThat(String.join("\n", goals.lines())).contains("Import  OrdersOutPolicy", "execute:stepscale-import");
    }

    @Test
    void afterTheImportTheStackMatchesTheFileAndADeploymentChangesNothing() throws Exception {
        adopt(true).execute();

        assertThat(aws.statusOf(STACK)).contains("IMPORT_COMPLETE");
        int requests = aws.requests().size();
        DeployMojo deploy = goals.deploy();
        deploy.descriptor = written().toFile();
        deploy.execute();
        assertThat(aws.requests().stream().skip(requests).map(request -> request.action()))
                .doesNotContain("CreateChangeSet");
        assertThat(String.join("\n", goals.lines())).contains("Nothing to change: the stack matches the descriptor.");
    }

    @Test
    void aKeptChangeSetIsExecutedByTheCommandThatIsNamed() throws Exception {
        adopt(false).execute();

        DeployMojo deploy = goals.deploy();
        deploy.descriptor = written().toFile();
        deploy.changeSet = "execute:stepscale-import";
        deploy.execute();

        assertThat(aws.statusOf(STACK)).contains("IMPORT_COMPLETE");
    }

    @Test
    void aTemplateCannotBeTakenOverAndNothingIsExecutedWithoutAdoption() {
        ImportMojo ofTemplate = adopt(false);
        ofTemplate.template = module.resolve("template.yaml").toFile();
        assertThatThrownBy(ofTemplate::execute)
                .hasMessageContaining("stepscale.template and stepscale.import.adopt exclude each other");

        ImportMojo execute = goals.importing();
        execute.importExecute = true;
        assertThatThrownBy(execute::execute)
                .hasMessageContaining("stepscale.import.execute executes what stepscale.import.adopt prepares");
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void aRefusalFailsTheBuildAfterTheFileIsWritten() throws Exception {
        aws.stack(
                "web",
                "eu-central-1",
                StackStatusName.CREATE_COMPLETE,
                ExistingScaling.stack().template(),
                StackTemplate.of(ExistingScaling.stack().plan()).parameterValues());

        assertThatThrownBy(adopt(true)::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(STACK + ": Not imported, and nothing was changed. The stack web has");

        assertThat(written()).exists();
        assertThat(aws.statusOf(STACK)).isEmpty();
    }
}
