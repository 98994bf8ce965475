package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.Emulator;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment made in moto, an emulator of AWS, is imported as the same policy, if Python has moto. */
class ImportEmulatorTest {
    @TempDir
    Path module;

    @Test
    void whatWasDeployedIsImportedAsTheSamePolicy() throws Exception {
        try (Emulator moto = Emulator.start()) {
            MojoFixture goals = new MojoFixture(module, moto.endpoint());
            goals.describe(MojoFixture.SPLIT);
            goals.deploy().execute();

            goals.importing().execute();

            Path imported = module.resolve("stepscale-orders-AllTraffic.imported.yaml");
            assertThat(goals.lines()).anyMatch(line -> line.contains("Proved: "));
            assertThat(numberLine(imported)).isEqualTo(numberLine(module.resolve("stepscale.yaml")));
        }
    }

    private static List<String> numberLine(Path descriptor) throws Exception {
        SynthesizedStack stack = Synthesis.of(
                        DescriptorReader.read("stepscale.yaml", Files.readAllBytes(descriptor), Map.of()))
                .stack()
                .orElseThrow();
        return NumberLine.of(stack.plan()).stream()
                .flatMap(line -> line.lines().stream())
                .map(line -> line.replaceFirst(" \\(\\w+\\)$", ""))
                .toList();
    }
}
