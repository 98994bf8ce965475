package io.github.stepscale.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryHintsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            adopt                     | true           | adopt(true)
            load.continueOnModelError | true           | continueOnModelError(true)
            changeSet                 | execute:monday | changeSet(new ChangeSetUse.ExecuteKept("monday"))
            changeSet                 | keep           | changeSet(new ChangeSetUse.Keep("<name>"))
            changeSet                 | keep:monday    | changeSet(new ChangeSetUse.Keep("monday"))
            """)
    void anOptionIsSetAsItsBuilderSetsIt(String option, String value, String call) {
        assertThat(LibraryHints.INSTANCE.set(option, value)).isEqualTo(call);
    }
}
