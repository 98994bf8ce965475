package io.github.stepscale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Every block of commands on a page has a place where a test runs it, or a reason why none does. */
class CommandBlocksTest {

    @Test
    void everyBlockHasItsPlaceAndEveryPlaceItsBlock() throws IOException {
        assertThat(CommandBlock.all())
                .extracting(CommandBlock::name)
                .containsExactlyInAnyOrderElementsOf(CommandPlace.all().keySet());
    }
}
