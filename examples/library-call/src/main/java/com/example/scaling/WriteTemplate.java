package com.example.scaling;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.Linter;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.template.StackTemplate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Describes the scaling of an endpoint in Java, checks it, and writes its template to the folder in the first argument. */
public final class WriteTemplate {
    private WriteTemplate() {}

    public static void main(String[] arguments) throws IOException {
        ScalingDescription scaling = ScalingDescription.endpoint("object-detection")
                .minCapacity(2)
                .maxCapacity(12)
                .metric("InvocationsPerInstance")
                .layout(Layout.SPLIT)
                .step(Step.upper(200).change(-1))
                .step(Step.lower(600).upper(1500).change(+1))
                .step(Step.lower(1500).change(+4))
                .scaleIn(settings -> settings.evaluationPeriods(20))
                .build();
        ScalingPlan plan = ScalingPlan.of(scaling);

        NumberLine.of(plan).forEach(line -> line.lines().forEach(System.out::println));
        System.out.println(
                "At 1600, 3 instances become " + plan.capacityAfter(3, BigDecimal.valueOf(1600)) + " instances");

        List<Finding> findings = Linter.standard().lint(plan);
        findings.forEach(System.out::println);
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            throw new IllegalStateException("The scaling has errors");
        }

        Path template = Path.of(arguments[0]).resolve(scaling.stackName() + ".template.yaml");
        Files.createDirectories(template.getParent());
        Files.writeString(template, StackTemplate.of(plan).yaml());
        System.out.println("Wrote " + template);
    }
}
