package io.github.stepscale.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** When a whole answer has to be there. The JDK's HTTP client limits only the wait for its next byte. */
final class ReadDeadline {
    private static final int PART = 8_192;

    private final Duration time;
    private final long start = System.nanoTime();

    private ReadDeadline(Duration time) {
        this.time = time;
    }

    /** So long from now on. */
    static ReadDeadline in(Duration time) {
        return new ReadDeadline(time);
    }

    /**
     * Reads to the end.
     *
     * @param most how many bytes
     * @throws UnreadableResponseException if there are more
     * @throws SocketTimeoutException if the end does not come in time
     */
    byte[] read(InputStream in, int most) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            whole.write(part, 0, read);
            if (whole.size() > most) {
                throw new UnreadableResponseException("it is longer than " + most + " bytes");
            }
            requireTime();
        }
        return whole.toByteArray();
    }

    private void requireTime() throws SocketTimeoutException {
        if (System.nanoTime() - start >= time.toNanos()) {
            throw late();
        }
    }

    SocketTimeoutException late() {
        return new SocketTimeoutException("no whole answer within " + time.toMillis() + " ms");
    }
}
