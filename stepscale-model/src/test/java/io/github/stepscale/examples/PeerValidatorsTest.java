package io.github.stepscale.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other people's validators find nothing in the template of any example. */
class PeerValidatorsTest {
    private static final String AWS_VALIDATOR = "@aws/cloudformation-validate@1.9.0-beta";
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path SCRIPT = HERE.resolve("src/test/resources/peers/validate.mjs");
    private static final Path INSTALLED = HERE.resolve("target/peers");

    @Test
    void cfnLintFindsNothing() throws IOException, InterruptedException {
        assumeTrue(Command.exists("cfn-lint"), "skipped: no cfn-lint");
        Command lint = Command.run(HERE, command(List.of("cfn-lint"), Examples.goldens()));
        assertThat(lint.output()).isEmpty();
        assertThat(lint.exit()).isZero();
    }

    @Test
    void awsValidatorFindsNeitherErrorNorWarning() throws IOException, InterruptedException {
        assumeTrue(Command.exists("node") && Command.exists("npm"), "skipped: no Node");
        assumeTrue(installed(), "skipped: " + AWS_VALIDATOR + " is installed under CI only, from npm");
        Path script = Files.copy(SCRIPT, INSTALLED.resolve("validate.mjs"), StandardCopyOption.REPLACE_EXISTING);
        Command validate = Command.run(INSTALLED, command(List.of("node", script.toString()), Examples.goldens()));
        assertThat(validate.output()).isEqualTo(Examples.goldens().size() + " templates\n");
        assertThat(validate.exit()).isZero();
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
