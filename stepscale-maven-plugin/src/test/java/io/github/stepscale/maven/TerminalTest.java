package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {

    /** A console of Java 22 or later. */
    public static final class Told {
        private final boolean answer;

        Told(boolean answer) {
            this.answer = answer;
        }

        public boolean isTerminal() {
            return answer;
        }
    }

    /** A console of Java 17: there is none but of a terminal. */
    public static final class Untold {}

    /** A console that does not answer. */
    public static final class FailingConsole {
        public boolean isTerminal() {
            throw new IllegalStateException("no file descriptor");
        }
    }

    @Test
    void aConsoleThatIsATerminalIsRecognized() {
        assertThat(Terminal.isTerminal(Told.class, new Told(true))).isTrue();
    }

    /** As Java 22 to 24 have one where input and output are redirected. */
    @Test
    void aConsoleThatIsNoTerminalIsRecognized() {
        assertThat(Terminal.isTerminal(Told.class, new Told(false))).isFalse();
    }

    @Test
    void aConsoleOfAnOlderJavaIsATerminal() {
        assertThat(Terminal.isTerminal(Untold.class, new Untold())).isTrue();
    }

    @Test
    void aConsoleThatFailsIsNoTerminal() {
        assertThat(Terminal.isTerminal(FailingConsole.class, new FailingConsole()))
                .isFalse();
    }
}
