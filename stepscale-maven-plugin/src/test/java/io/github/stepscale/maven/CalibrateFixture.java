package io.github.stepscale.maven;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.service.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a calibration is tested on: an endpoint of a scripted AWS with one instance, a model on loopback, a module. */
final class CalibrateFixture implements AutoCloseable {
    static final String VARIANT = """
            endpointName: orders
            stackName: orders-scaling
            minCapacity: 1
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 200, change: -1 }
              - { lower: 600, change: +1 }
            """;

    final ScriptedAws aws;
    final ModelServer model;
    final MojoFixture goals;
    private String descriptor = VARIANT;

    CalibrateFixture(Path module) throws IOException {
        aws = ScriptedAws.start(InstantSource.system());
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 1, 1);
        model = ModelServer.start();
        goals = new MojoFixture(module, aws.endpoint());
        goals.describe(VARIANT);
        goals.describe("body.json", "{}");
    }

    /** Writes another descriptor than {@link #VARIANT}. */
    void describe(String other) throws IOException {
        descriptor = other;
        goals.describe(other);
    }

    /** Returns a calibration with steps of 1 s; each should have at least some 20 requests. */
    CalibrateMojo quick(String start, String max) {
        CalibrateMojo calibrate = goals.calibrate(model.address());
        calibrate.stepDuration = "1s";
        calibrate.startRequestsPerMinute = start;
        calibrate.maxRequestsPerMinute = max;
        return calibrate;
    }

    String written(String name) throws IOException {
        return Files.readString(goals.written("orders-scaling.calibration/" + name));
    }

    String log() {
        return String.join("\n", goals.lines());
    }

    /** Reads the descriptor with the service block of the log. */
    Service service() {
        List<String> lines = goals.lines();
        int from = lines.indexOf("INFO service:");
        String block = lines.subList(from, from + 3).stream()
                .map(line -> line.substring("INFO ".length()))
                .collect(Collectors.joining("\n", "", "\n"));
        byte[] bytes = (descriptor + block).getBytes(StandardCharsets.UTF_8);
        return DescriptorReader.read("stepscale.yaml", bytes, Map.of())
                .descriptor()
                .orElseThrow()
                .service();
    }

    /** Returns the number of requests to AWS for an action. */
    long requestCount(String action) {
        return aws.requests().stream()
                .filter(request -> request.action().equals(action))
                .count();
    }

    @Override
    public void close() throws IOException {
        model.close();
        aws.close();
    }
}
