package io.github.stepscale.operation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.Output;
import io.github.stepscale.scripted.OtherProcess;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a work says whose process is ended meanwhile. */
class GracefulStopTest {
    private static final Output OUTPUT = System.out::println;
    private static final Duration MAX_DELAY = Duration.ofSeconds(2);

    @ParameterizedTest
    @CsvSource({
        "ends, 'written when it ended'",
        "hangs, 'Interrupted: the work did not end within 2 s, so its last results are not written.'"
    })
    void theMessageSaysHowTheWorkEnded(String work, String message) throws Exception {
        Process process = OtherProcess.start(GracefulStopTest.class, Redirect.PIPE, work);

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualToNormalizingNewlines(message + "\n");
        assertThat(process.waitFor()).isEqualTo(3);
    }

    /** The program that is ended during its work, which then ends or hangs. */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(arguments[0].equals("ends") ? 1 : 2);
        AtomicReference<String> written = new AtomicReference<>("not yet");
        try (GracefulStop stop = new GracefulStop(stopped::countDown, OUTPUT, written::get, MAX_DELAY)) {
            stop.delayExit();
            new Thread(() -> System.exit(3)).start();
            stopped.await();
            written.set("written when it ended");
        }
    }
}
