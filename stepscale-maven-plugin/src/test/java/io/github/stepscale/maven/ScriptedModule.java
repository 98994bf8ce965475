package io.github.stepscale.maven;

import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The set-up of goal tests: a module with a descriptor and a request body, a scripted AWS and a model that answers. */
abstract class ScriptedModule {
    @TempDir
    Path module;

    ScriptedAws aws;
    ModelServer model;
    MojoFixture goals;

    @BeforeEach
    final void startServers() throws IOException {
        aws = ScriptedAws.quick();
        model = ModelServer.start();
        goals = new MojoFixture(module, aws.endpoint());
        goals.describe(descriptor());
        goals.describe("body.json", "{\"instances\": [1]}");
    }

    @AfterEach
    final void stopServers() throws IOException {
        model.close();
        aws.close();
    }

    /** The descriptor of the module; one policy for both directions by default. */
    String descriptor() {
        return MojoFixture.SINGLE;
    }

    /** A goal by its name, or {@code dry run} or {@code stack set} of the goal {@code deploy}. */
    final AbstractConnectedMojo goal(String name) {
        return switch (name) {
            case "deploy" -> goals.deploy();
            case "dry run" -> dryRun();
            case "stack set" -> stackSet();
            case "delete" -> goals.delete(true);
            case "import" -> goals.importing();
            case "status" -> goals.status(false);
            case "explain" -> goals.explain();
            case "record" -> goals.record();
            case "drill" -> goals.drill(true);
            case "load" -> goals.load(model.address());
            case "calibrate" -> goals.calibrate(model.address());
            default -> throw new IllegalArgumentException(name);
        };
    }

    final DeployMojo dryRun() {
        DeployMojo deploy = goals.deploy();
        deploy.dryRun = true;
        return deploy;
    }

    /** A stack set of one account and one Region, with roles of its own. */
    final DeployMojo stackSet() {
        DeployMojo deploy = goals.deploy();
        deploy.stackSet = "orders";
        deploy.accounts = List.of("111111111111");
        deploy.regions = List.of("eu-central-1");
        deploy.permissionModel = "SELF_MANAGED";
        deploy.callAs = "SELF";
        return deploy;
    }
}
