package com.example.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void optionsHaveDefaultsAndMayStandAnywhere() {
        assertEquals(new Arguments("in", "out", "parquet", 1000, Map.of()), Arguments.parse(List.of("in", "out")));
        assertEquals(
                new Arguments("in", "out", "json", 5, Map.of("share", "0.7", "families", "fixed")),
                Arguments.parse(List.of("--format=json", "in", "--wave=5", "out", "--share=0.7", "--families=fixed")));
    }

    @Test
    void whatIsWrongIsASentence() {
        refused("One table to read and one to write are needed: 1 given.", "in");
        refused("--wave=0 is not allowed: 1 to 999999 is.", "in", "out", "--wave=0");
        refused("--waves=5 is not known.", "in", "out", "--waves=5");
        refused("--share is not known.", "in", "out", "--share");
        refused("--share: '2' is not allowed", "in", "out", "--share=2");
        refused("--families: 'fixt' is no family", "in", "out", "--families=fixt");
    }

    private static void refused(String sentence, String... arguments) {
        String message = assertThrows(IllegalArgumentException.class, () -> Arguments.parse(List.of(arguments)))
                .getMessage();
        assertTrue(message.startsWith(sentence), message);
    }
}
