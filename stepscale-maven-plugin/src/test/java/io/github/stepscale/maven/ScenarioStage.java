package io.github.stepscale.maven;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;

/** A module, a scripted AWS and a model of one scenario. */
final class ScenarioStage extends ScriptedModule implements AutoCloseable {
    static final String COMPONENT = """
            inferenceComponentName: summarizer
            endpointName: orders
            stackName: orders-scaling
            minCapacity: 1
            maxCapacity: 6
            layout: split
            steps:
              - { upper: 30, change: -1 }
              - { lower: 100, change: +1 }
            """;

    static final String CODE = "L-C1B9A48D";

    ScenarioStage(Path module) throws IOException {
        this.module = module;
        startServers();
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 1, 1);
        aws.sageMaker().inferenceComponent("summarizer", "orders", "InService", 1, 1);
        aws.sageMaker().metricsConfig("orders", 60, false, true);
        instances("ml.g5.4xlarge");
        aws.quotas().applied(CODE, "ml.g5.4xlarge for endpoint usage", 100);
        aws.alarmsScale();
    }

    @Override
    String descriptor() {
        return MojoFixture.SPLIT;
    }

    /** The instance type of the endpoint. */
    void instances(String type) {
        aws.sageMaker().configuration("orders", type);
    }

    /** Runs a goal as it is by default. */
    void run(String goal) throws Exception {
        AbstractConnectedMojo mojo = goal(goal);
        if (mojo instanceof DeployMojo deploy) {
            deploy.preflight = true;
        }
        mojo.execute();
    }

    /** Runs a goal that may fail: its requests are what counts. */
    void attempt(String goal) throws Exception {
        try {
            run(goal);
        } catch (MojoFailureException refused) {
            // As it should be.
        }
    }

    /** A calibration of steps of a second that ends at its highest rate. */
    void calibrate() throws Exception {
        CalibrateMojo calibrate = goals.calibrate(model.address());
        calibrate.stepDuration = "1s";
        calibrate.startRequestsPerMinute = "1500";
        calibrate.maxRequestsPerMinute = "1500";
        calibrate.execute();
    }

    @Override
    public void close() throws IOException {
        stopServers();
    }
}
