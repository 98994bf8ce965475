package io.github.stepscale.load;

import com.sun.management.OperatingSystemMXBean;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.OtherProcess;
import io.github.stepscale.scripted.TestConnection;
import io.github.stepscale.traffic.Trace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How many requests one process sends, how well it keeps its times, and what a request costs; beside it {@code wrk}, if there
 * is one: a closed loop in C that signs nothing, so a peer for the processor's time and the highest rate only. The model
 * answers at once, in a process of its own.
 *
 * <p>{@code mvn test -pl stepscale-maven-plugin -am -Dtest=LoadRateBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * -Dstepscale.bench=true}; with {@code -Dstepscale.bench.minutes=10} it ends with ten minutes at 1,000 a second, whose heap after a collection must not grow.
 */
@EnabledIfSystemProperty(named = "stepscale.bench", matches = "true")
class LoadRateBenchmark {
    private static final byte[] BODY = "{\"instances\": [1, 2, 3]}".getBytes(StandardCharsets.UTF_8);

    @Test
    void rates() throws Exception {
        TestConnection.signIn();
        Process model = OtherProcess.start(ModelServer.class, Redirect.PIPE);
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(model.getInputStream(), StandardCharsets.UTF_8));
                Aws aws = Aws.connect(Connection.standard().withRegion("eu-central-1"))) {
            URI address = URI.create(out.readLine().replace("listening on ", ""));
            ModelSender sender = new ModelSender(aws.modelInvoker(Optional.of(address), Duration.ofSeconds(70)));
            measure("warm-up", sender, 300, 10);
            measure("warm-up", sender, 2_000, 20);
            for (int rate : new int[] {1_000, 3_000, 5_000, 5_000}) {
                measure(rate + " a second", sender, rate, 15);
            }
            wrk(address);
            for (int minute = 1; minute <= Integer.getInteger("stepscale.bench.minutes", 0); minute++) {
                measure("minute " + minute, sender, 1_000, 60);
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                say("  heap in use %.1f MB", (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
            }
        } finally {
            model.destroyForcibly();
        }
    }

    private static void measure(String name, ModelSender sender, double perSecond, double seconds) {
        LoadProfile profile =
                new LoadProfile(Trace.of(Instant.EPOCH, perSecond * 60), 1, 60 / seconds, RequestSpacing.EVEN, 0);
        long cpu = cpu();
        LoadResult result = new LoadGenerator(profile, LoadLimits.standard(), sender, new StopSwitch()).run();
        result.failures().forEach(failure -> say("  %s", failure));
        double took = Duration.between(result.start(), result.end()).toNanos() / 1e9;
        LatencyPercentiles delay = result.sendDelay().orElseThrow();
        say(
                "%s: %.0f a second answered, %d errors, %d late; sent after due p50 %.2f, p99 %.2f ms; latency p50 %.2f, p99"
                        + " %.2f ms; %.0f us of CPU a request",
                name,
                result.done() / took,
                result.errors(),
                result.late(),
                delay.p50(),
                delay.p99(),
                result.latency().orElseThrow().p50(),
                result.latency().orElseThrow().p99(),
                (cpu() - cpu) / 1e3 / result.sent());
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void wrk(URI address) throws IOException, InterruptedException {
        Path script = Files.createTempFile("wrk", ".lua");
        Files.writeString(
                script,
                "wrk.method = 'POST'\nwrk.body = '" + new String(BODY, StandardCharsets.UTF_8)
                        + "'\nwrk.headers['Content-Type'] = 'application/json'\n");
        List<String> command = List.of(
                "wrk", "-t1", "-c16", "-d15s", "-s", script.toString(), address + "/endpoints/orders/invocations");
        Process wrk;
        try {
            wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            say("wrk is not there: skipped");
            return;
        }
        Duration cpu = Duration.ZERO;
        while (!wrk.waitFor(100, TimeUnit.MILLISECONDS)) {
            cpu = wrk.info().totalCpuDuration().orElse(cpu);
        }
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        output.lines()
                .filter(line -> line.contains("requests in") || line.contains("Requests/sec"))
                .forEach(line -> say("wrk: %s", line.strip()));
        long requests = output.lines()
                .filter(line -> line.contains("requests in"))
                .mapToLong(line -> Long.parseLong(line.strip().split(" ")[0]))
                .findFirst()
                .orElse(1);
        say("wrk: %.0f us of CPU a request", cpu.toNanos() / 1e3 / requests);
        Files.delete(script);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
