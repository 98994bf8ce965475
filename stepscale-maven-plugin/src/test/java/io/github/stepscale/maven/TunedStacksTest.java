package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TunedStacksTest {
    private final TunedStacks tuned = new TunedStacks();

    @Test
    void aStopBeforeAnyPolicySaysThatNoneIsWritten() {
        assertThat(tuned.atStop()).isEqualTo("Interrupted: no policy was found until then, so none is written.");
    }

    @Test
    void aStopAfterTheSearchSaysThatItsResultIsWritten() {
        tuned.add(true);
        assertThat(tuned.atStop()).isEqualTo("Interrupted: what was tuned until then is written.");
    }

    @Test
    void aStoppedSearchIsSaidWhateverElseIsWritten() {
        tuned.add(false);
        tuned.add(true);
        assertThat(tuned.atStop()).isEqualTo("Interrupted: the best that was found so far is written.");
    }
}
