package com.example.scaling;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.Deploy;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.DeployResult;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.template.StackTemplate;
import java.net.URI;
import java.util.List;

/** Describes the scaling of an endpoint in Java and deploys it. Arguments: {@code <Region> [--dry-run] [emulator address]}. */
public final class DeployStack {
    private DeployStack() {}

    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        Connection connection = Connection.standard().withRegion(given.get(0));
        for (String argument : given) {
            if (argument.startsWith("http")) {
                connection = connection.withEndpoint(URI.create(argument));
            }
        }
        DeployOptions options =
                DeployOptions.builder().dryRun(given.contains("--dry-run")).build();
        ScalingPlan plan = ScalingPlan.of(scaling());
        try (Aws aws = Aws.connect(connection)) {
            DeployResult result = new Deploy(aws, System.out::println)
                    .run(DeployRequest.of(plan, StackTemplate.of(plan).yaml()), options);
            System.out.println(result.stack() + ": " + result.ending());
        } catch (OperationException stopped) {
            System.err.println(stopped.getMessage());
        } catch (AwsException refused) {
            System.err.println(ErrorAdvice.sentence(refused));
        }
    }

    private static ScalingDescription scaling() {
        return ScalingDescription.endpoint("object-detection")
                .minCapacity(2)
                .maxCapacity(12)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).upper(80).change(+1))
                .step(Step.lower(80).change(+2))
                .build();
    }
}
