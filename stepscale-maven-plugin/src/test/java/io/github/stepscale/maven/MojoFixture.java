package io.github.stepscale.maven;

import io.github.stepscale.operation.Clock;
import io.github.stepscale.scripted.TestConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;

/** The goals that talk to AWS, as Maven would fill them for one module, and what they leave there. */
final class MojoFixture {
    /** One policy for both directions, as the first public sample has it. */
    static final String SINGLE = """
            endpointName: orders
            stackName: orders-scaling
            minCapacity: 1
            maxCapacity: 10
            steps:
              - { upper: 20, change: -1 }
              - { lower: 50, change: +1 }
            """;

    /** A policy for each direction. */
    static final String SPLIT = SINGLE.replace("steps:", "layout: split\nsteps:");

    /** The system clock, but looks again at once: what scripted AWS does is done within as little time. */
    private static final Clock IMPATIENT = new Clock() {
        private static final Duration LONGEST = Duration.ofMillis(20);

        @Override
        public Instant instant() {
            return Clock.system().instant();
        }

        @Override
        public void sleep(Duration duration) {
            Clock.system().sleep(duration.compareTo(LONGEST) < 0 ? duration : LONGEST);
        }
    };

    final MavenProject project = new MavenProject();
    final MavenExecutionRequest request = new DefaultMavenExecutionRequest().setInteractiveMode(false);
    private final RecordedLog log = new RecordedLog();
    private final Path module;
    private final URI endpoint;

    /** @param endpoint where AWS is */
    MojoFixture(Path module, URI endpoint) {
        TestConnection.signIn();
        this.module = module;
        this.endpoint = endpoint;
    }

    void describe(String descriptor) throws IOException {
        describe("stepscale.yaml", descriptor);
    }

    /** @param file where in the module */
    void describe(String file, String descriptor) throws IOException {
        Path path = module.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, descriptor);
    }

    /** What the goals logged so far, each line with its level. */
    List<String> lines() {
        return log.lines();
    }

    /** The same, and what only {@code -X} shows. */
    List<String> everything() {
        return log.everything();
    }

    /** A file that a goal wrote. */
    Path written(String name) {
        return module.resolve("target/stepscale").resolve(name);
    }

    DeployMojo deploy() {
        DeployMojo deploy = prepared(new DeployMojo());
        deploy.timeout = "1m";
        deploy.parallel = "2";
        deploy.failureTolerance = "0";
        deploy.maxConcurrent = "1";
        return deploy;
    }

    DeleteMojo delete(boolean confirm) {
        DeleteMojo delete = prepared(new DeleteMojo());
        delete.timeout = "1m";
        delete.confirm = confirm;
        return delete;
    }

    StatusMojo status(boolean failOnDrift) {
        StatusMojo status = prepared(new StatusMojo());
        status.failOnDrift = failOnDrift;
        return status;
    }

    ExplainMojo explain() {
        ExplainMojo explain = prepared(new ExplainMojo());
        explain.since = "3h";
        return explain;
    }

    RecordMojo record() {
        RecordMojo record = prepared(new RecordMojo());
        record.since = "14d";
        return record;
    }

    /** Constant load of a fifth of a second, 20 requests, to a model that answers at that address. */
    LoadMojo load(URI model) {
        LoadMojo load = prepared(new LoadMojo());
        load.payload = module.resolve("body.json").toFile();
        load.contentType = "application/json";
        load.timeout = "5s";
        load.maxInFlight = "50";
        load.runtimeEndpoint = model.toString();
        load.loadProfile = "constant";
        load.startRequestsPerMinute = "60";
        load.requestStep = "30";
        load.minutesPerStep = "5";
        load.steps = "10";
        load.requestsPerMinute = "6000";
        load.minutes = "1";
        load.scale = "1";
        load.speed = "300";
        load.spacing = "even";
        load.seed = "1";
        load.maxRequests = "100000";
        load.maxDuration = "24h";
        load.watch = true;
        return load;
    }

    /** @param model where requests are answered */
    CalibrateMojo calibrate(URI model) {
        CalibrateMojo calibrate = prepared(new CalibrateMojo());
        calibrate.payload = module.resolve("body.json").toFile();
        calibrate.contentType = "application/json";
        calibrate.timeout = "70s";
        calibrate.maxInFlight = "1000";
        calibrate.runtimeEndpoint = model.toString();
        calibrate.confirm = true;
        calibrate.latency = "500ms";
        calibrate.safety = "0.5";
        calibrate.startRequestsPerMinute = "60";
        calibrate.growth = "1.5";
        calibrate.stepDuration = "60s";
        calibrate.maxRequestsPerMinute = "60000";
        calibrate.maxConfirmations = "16";
        // It takes longer than all other steps of a short calibration; tests that want it switch it on.
        calibrate.curve = false;
        calibrate.spacing = "poisson";
        calibrate.seed = "1";
        return calibrate;
    }

    DrillMojo drill(boolean confirm) {
        DrillMojo drill = prepared(new DrillMojo());
        drill.timeout = "1m";
        drill.confirm = confirm;
        return drill;
    }

    /** A live import of the only target. */
    ImportMojo importing() {
        return connected(new ImportMojo());
    }

    private <T extends AbstractAwsMojo> T prepared(T mojo) {
        mojo.outputDirectory = module.resolve("target/stepscale").toFile();
        return connected(mojo);
    }

    private <T extends AbstractConnectedMojo> T connected(T mojo) {
        offline(mojo);
        mojo.region = "eu-central-1";
        mojo.endpoint = endpoint.toString();
        mojo.session = session();
        mojo.clock = IMPATIENT;
        return mojo;
    }

    /** A goal that calls no AWS. */
    <T extends AbstractStepscaleMojo> T offline(T mojo) {
        mojo.setLog(log);
        mojo.setPluginContext(new HashMap<>());
        mojo.startDirectory = module.toFile();
        mojo.descriptor = module.resolve("stepscale.yaml").toFile();
        mojo.failOn = "error";
        mojo.project = project;
        return mojo;
    }

    @SuppressWarnings("deprecation") // A session for tests: Maven says the constructor is for that only.
    private MavenSession session() {
        return new MavenSession(null, (RepositorySystemSession) null, request, null);
    }
}
