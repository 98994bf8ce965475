package io.github.stepscale.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A deadline for a whole response. The JDK's HTTP client limits only the wait for its next byte. */
final class ReadDeadline {
    private static final int BUFFER_SIZE = 8_192;

    private final Duration time;
    private final long start = System.nanoTime();

    private ReadDeadline(Duration time) {
        this.time = time;
    }

    /** Returns a deadline from now on. */
    static ReadDeadline in(Duration time) {
        return new ReadDeadline(time);
    }

    /**
     * Reads a stream to its end.
     *
     * @param maxBytes the maximum size
     * @throws UnreadableResponseException if the stream is longer
     * @throws SocketTimeoutException if the end does not come in time
     */
    byte[] read(InputStream in, int maxBytes) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] part = new byte[BUFFER_SIZE];
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            whole.write(part, 0, read);
            if (whole.size() > maxBytes) {
                throw new UnreadableResponseException("it is longer than " + maxBytes + " bytes");
            }
            requireTime();
        }
        return whole.toByteArray();
    }

    private void requireTime() throws SocketTimeoutException {
        if (System.nanoTime() - start >= time.toNanos()) {
            throw timeoutException();
        }
    }

    SocketTimeoutException timeoutException() {
        return new SocketTimeoutException("no complete response within " + time.toMillis() + " ms");
    }
}
