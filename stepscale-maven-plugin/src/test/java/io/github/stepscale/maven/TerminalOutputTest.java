package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalOutputTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final RecordedLog log = new RecordedLog();
    private final TerminalOutput output =
            new TerminalOutput(log, new PrintStream(bytes, true, StandardCharsets.UTF_8), Optional.empty());

    @Test
    void drawsOneLineAnewAndClearsItForTheLog() {
        output.progress(1, 3);
        output.line("something happened");
        output.progress(2, 3);
        output.progress(3, 3);

        String blank = " ".repeat("1 of 3 resources done".length());
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r1 of 3 resources done" + "\r" + blank + "\r" + "\r2 of 3 resources done" + "\r" + blank
                        + "\r");
        assertThat(log.lines()).containsExactly("INFO something happened");
    }

    @Test
    void drawsNothingWithoutATotal() {
        output.progress(1, 0);
        output.line("a line");

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void drawsALiveLineInThePlaceOfTheLast() {
        output.live("due 120");
        output.live("due 6");
        output.line("over");

        assertThat(output.isLive()).isTrue();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\rdue 120" + "\rdue 6  " + "\r     \r");
        assertThat(log.lines()).containsExactly("INFO over");
    }

    /** A line that breaks could not be drawn over: each second would scroll the terminal. */
    @Test
    void aLiveLineNeverFillsTheTerminal() {
        output.live("x".repeat(200));
        assertThat(text()).isEqualTo("\r" + "x".repeat(79));

        bytes.reset();
        TerminalOutput wide = new TerminalOutput(log, terminal(), Optional.of("120"));
        wide.live("x".repeat(200));
        assertThat(text()).isEqualTo("\r" + "x".repeat(119));
        assertThat(wide.columns()).isEqualTo(119);
        assertThat(new TerminalOutput(log, terminal(), Optional.of("wide")).columns())
                .isEqualTo(79);
        assertThat(new TerminalOutput(log, terminal(), Optional.of("0")).columns())
                .isEqualTo(79);
    }

    @Test
    void theLastLiveLineEndsBeforeTheLogGoesOn() {
        output.live("due 120");
        output.endLive();
        output.endLive();
        output.line("over");

        assertThat(text()).isEqualTo("\rdue 120" + System.lineSeparator());
    }

    private PrintStream terminal() {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
