package io.github.stepscale.synth.importing;

import static io.github.stepscale.synth.importing.TemplateNode.call;
import static io.github.stepscale.synth.importing.TemplateNode.list;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.synth.importing.TemplateNode.Entries;
import io.github.stepscale.synth.importing.TemplateNode.Plain;
import io.github.stepscale.synth.importing.TemplateNode.Text;
import io.github.stepscale.synth.importing.TemplateText.Syntax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A template of a plan, in a form that was chosen at random, among resources that have nothing to do with it.
 *
 * @param tree the template
 * @param syntax how it is written
 */
record RandomTemplate(Entries tree, Syntax syntax) {
    private static final String DUPLICATE = "WithoutEffect";

    static RandomTemplate of(ScalingPlan plan, Random random) {
        return of(plan, random, Syntax.values()[random.nextInt(Syntax.values().length)]);
    }

    static RandomTemplate of(ScalingPlan plan, Random random, Syntax syntax) {
        TemplateForms forms = new TemplateForms(random, 1 + random.nextInt(10));
        Map<String, Entries> resources = new LinkedHashMap<>(others());
        PlanResources.of(plan, random).forEach((id, resource) -> {
            resources.put(id, resource(resource, random, forms));
            if (random.nextInt(6) == 0) {
                resources.put(DUPLICATE + resources.size(), resource.with("Condition", forms.condition(false, 0)));
            }
        });
        List<String> ids = new ArrayList<>(resources.keySet());
        Collections.shuffle(ids, random);
        Entries ordered = Entries.of();
        for (String id : ids) {
            ordered = ordered.with(id, resources.get(id));
        }
        return new RandomTemplate(forms.template(ordered), syntax);
    }

    private static Entries resource(Entries resource, Random random, TemplateForms forms) {
        Entries properties = (Entries) resource.entries().get("Properties");
        Entries made = resource.with("Properties", forms.properties(properties));
        if (random.nextInt(5) == 0) {
            made = made.with("Condition", forms.condition(true, 0));
        }
        if (random.nextInt(8) == 0) {
            made = made.with("Metadata", Entries.of().with("owner", call("Fn::ImportValue", "team")))
                    .with("DeletionPolicy", "Retain")
                    .with("DependsOn", list(new Text("Topic")));
        }
        return new Entries(forms.shuffled(made.entries()));
    }

    /** Resources that scale nothing of SageMaker. */
    private static Map<String, Entries> others() {
        Map<String, Entries> others = new LinkedHashMap<>();
        others.put(
                "Topic",
                Entries.of()
                        .with("Type", "AWS::SNS::Topic")
                        .with("Properties", Entries.of().with("TopicName", call("Fn::GetAZs", "eu-west-1"))));
        others.put(
                "CpuAlarm",
                Entries.of()
                        .with("Type", PlanResources.ALARM)
                        .with(
                                "Properties",
                                Entries.of()
                                        .with("Namespace", "AWS/EC2")
                                        .with("MetricName", "CPUUtilization")
                                        .with("Statistic", "Average")
                                        .with("Period", new Plain("300"))
                                        .with("EvaluationPeriods", new Plain("1"))
                                        .with("Threshold", new Plain("90"))
                                        .with("ComparisonOperator", "GreaterThanThreshold")
                                        .with("AlarmActions", list(call("Ref", "Topic")))));
        others.put(
                "Table",
                Entries.of()
                        .with("Type", PlanResources.TARGET)
                        .with(
                                "Properties",
                                Entries.of()
                                        .with("ServiceNamespace", "ecs")
                                        .with("ScalableDimension", "ecs:service:DesiredCount")
                                        .with("ResourceId", "service/cluster/web")
                                        .with("MinCapacity", new Plain("1"))
                                        .with("MaxCapacity", new Plain("4"))));
        return others;
    }

    /** The text, in quotes and blocks that were chosen at random. */
    String text(Random random) {
        return new TemplateText(syntax, random).of(tree);
    }
}
