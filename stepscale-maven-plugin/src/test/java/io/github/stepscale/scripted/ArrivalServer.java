package io.github.stepscale.scripted;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A model in a process of its own that notes by its own clock when each request came and when it was answered. */
public final class ArrivalServer implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final URI address;

    /** A request by the clock of the server, in nanoseconds. */
    public record Arrival(long came, long answered) {

        public long took() {
            return answered - came;
        }
    }

    private ArrivalServer(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.address = URI.create(output.readLine());
    }

    /** Starts one that takes so many milliseconds for each request, and twice as many for each tenth. */
    public static ArrivalServer start(int millis) throws IOException {
        return new ArrivalServer(OtherProcess.start(ArrivalServer.class, Redirect.PIPE, millis));
    }

    public static void main(String[] args) throws IOException {
        int millis = Integer.parseInt(args[0]);
        Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
        RawServer server = RawServer.start((number, out) -> {
            long came = System.nanoTime();
            Thread.sleep(number % 10 == 0 ? 2 * millis : millis);
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            arrivals.add(new Arrival(came, System.nanoTime()));
            return true;
        });
        System.out.println(server.address());
        // Whoever started it asks for the log by a line.
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        arrivals.forEach(arrival -> System.out.println(arrival.came() + " " + arrival.answered()));
        System.exit(0);
    }

    public URI address() {
        return address;
    }

    /** Ends it. Returns all requests in the order in which they came. */
    public List<Arrival> arrivals() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
        return output.lines()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .map(times -> new Arrival(times[0], times[1]))
                .sorted((one, other) -> Long.compare(one.came(), other.came()))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
