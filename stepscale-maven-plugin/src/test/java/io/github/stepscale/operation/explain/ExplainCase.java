package io.github.stepscale.operation.explain;

import static io.github.stepscale.operation.ScalingFixture.at;

import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.ScalingFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A stack whose history is explained. */
abstract class ExplainCase {
    ScalingFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    /** The lines below the heading. */
    List<String> sentences(String from, String to) {
        List<String> lines = ExplainText.lines(explain(new ExplainOptions(at(from), at(to))));
        return lines.subList(1, lines.size());
    }

    Explanation explain(ExplainOptions options) {
        if (fixture.instant().isBefore(options.to())) {
            fixture.sleep(Duration.between(fixture.instant(), options.to()));
        }
        return new Explain(fixture.aws(), fixture, LibraryHints.INSTANCE).run(fixture.stack(), options);
    }
}
