package io.github.stepscale.synth.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderPathsTest {
    @ParameterizedTest
    @CsvSource({
        "../../..,             may.csv,              ../../../may.csv",
        "../../..,             ../may.csv,           ../../../../may.csv",
        "../../../descriptors, may.csv,              ../../../descriptors/may.csv",
        "../../../descriptors, ../traffic/may.csv,   ../../../traffic/may.csv",
        "../../../descriptors, ..\\traffic\\may.csv, ../../../traffic\\may.csv",
        "../../a/b,            ../../may.csv,        ../../may.csv",
        "../../a,              ../../may.csv,        ../../../may.csv",
        "a,                    ../may.csv,           may.csv",
        "a,                    ../../may.csv,        ../may.csv",
        "/srv/a,               ../../../may.csv,     /../may.csv",
        "../../a,              b/../may.csv,         ../../a/b/../may.csv",
        "../../a,              /srv/may.csv,         /srv/may.csv",
        "../../a,              C:\\may.csv,          C:\\may.csv",
        "'',                   ../may.csv,           ../may.csv",
    })
    void aPathLeavesTheFoldersThatItNeedNotEnter(String folder, String path, String moved) {
        assertThat(FolderPaths.from(folder, path)).isEqualTo(moved);
    }
}
