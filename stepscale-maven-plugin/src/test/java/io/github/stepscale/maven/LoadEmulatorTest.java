package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.Emulator;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load against moto, an emulator of AWS, if Python has it. It answers for any endpoint. */
@Tag("timing")
class LoadEmulatorTest {
    @TempDir
    Path module;

    @Test
    void everyRequestIsAnswered() throws Exception {
        try (Emulator moto = Emulator.start()) {
            MojoFixture goals = new MojoFixture(module, moto.endpoint());
            goals.describe(MojoFixture.SINGLE);
            Files.writeString(module.resolve("body.json"), "{\"instances\": [1]}");
            LoadMojo load = goals.load(moto.endpoint());
            load.watch = false;
            load.execute();

            assertThat(goals.lines())
                    .anySatisfy(line -> assertThat(line).contains("100 % of 20 requests succeeded; no errors"));
        }
    }
}
