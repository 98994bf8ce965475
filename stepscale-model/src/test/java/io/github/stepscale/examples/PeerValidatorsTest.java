package io.github.stepscale.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.synth.Synthesis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's validators find nothing in the template of any example, and of target tracking. */
class PeerValidatorsTest {
    private static final String AWS_VALIDATOR = "@aws/cloudformation-validate@1.9.0-beta";
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path SCRIPT = HERE.resolve("src/test/resources/peers/validate.mjs");
    private static final Path INSTALLED = HERE.resolve("target/peers");

    /** Every target that target tracking scales; no example has a descriptor of it. */
    private static final List<String> TRACKING = List.of(
            "endpointName: orders\nlayout: tracking\n"
                    + "tracking: { target: 60, scaleOutCooldown: 60, scaleInCooldown: 5m }\n",
            "endpointName: orders\nlayout: tracking\ntracking: { target: 0.5 }\n"
                    + "schedules:\n  - { name: day, schedule: \"cron(0 8 * * ? *)\", minCapacity: 2 }\n",
            "endpointName: orders\ninferenceType: serverless\nlayout: tracking\ntracking: { target: 0.7 }\n",
            "endpointName: orders\ninferenceComponentName: small\nlayout: tracking\ntracking:\n"
                    + "  metric: SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution\n  target: 4\n");

    @TempDir
    Path folder;

    @Test
    void cfnLintFindsNothing() throws IOException, InterruptedException {
        assumeTrue(Command.exists("cfn-lint"), "skipped: no cfn-lint");
        Command lint = Command.run(HERE, command(List.of("cfn-lint"), templates()));
        assertThat(lint.output()).isEmpty();
        assertThat(lint.exit()).isZero();
    }

    @Test
    void awsValidatorFindsNeitherErrorNorWarning() throws IOException, InterruptedException {
        assumeTrue(Command.exists("node") && Command.exists("npm"), "skipped: no Node");
        assumeTrue(installed(), "skipped: " + AWS_VALIDATOR + " is installed under CI only, from npm");
        Path script = Files.copy(SCRIPT, INSTALLED.resolve("validate.mjs"), StandardCopyOption.REPLACE_EXISTING);
        Command validate = Command.run(INSTALLED, command(List.of("node", script.toString()), templates()));
        assertThat(validate.output()).isEqualTo(templates().size() + " templates\n");
        assertThat(validate.exit()).isZero();
    }

    private List<Path> templates() throws IOException {
        List<Path> templates = new ArrayList<>(Examples.goldens());
        for (String text : TRACKING) {
            Path file = folder.resolve("tracking" + templates.size() + ".template.yaml");
            templates.add(Files.writeString(file, template(text + "minCapacity: 1\nmaxCapacity: 10\n")));
        }
        return templates;
    }

    private static String template(String descriptor) {
        byte[] bytes = descriptor.getBytes(StandardCharsets.UTF_8);
        Synthesis synthesis = Synthesis.of(DescriptorReader.read("stepscale.yaml", bytes, Map.of()));
        return synthesis
                .stack()
                .orElseThrow(() -> new AssertionError(descriptor + synthesis.findings()))
                .template();
    }

    private static boolean installed() throws IOException, InterruptedException {
        if (Files.isDirectory(INSTALLED.resolve("node_modules/@aws/cloudformation-validate"))) {
            return true;
        }
        if (!"true".equals(System.getenv("CI"))) {
            return false;
        }
        Files.createDirectories(INSTALLED);
        Files.writeString(INSTALLED.resolve("package.json"), "{\"private\": true}");
        List<String> install = List.of("npm", "install", "--no-save", "--no-audit", "--no-fund", AWS_VALIDATOR);
        return Command.run(INSTALLED, install).exit() == 0;
    }

    private static List<String> command(List<String> program, List<Path> files) {
        List<String> command = new ArrayList<>(program);
        files.forEach(file -> command.add(file.toAbsolutePath().toString()));
        return command;
    }
}
