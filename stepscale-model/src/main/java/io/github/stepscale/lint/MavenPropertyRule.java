package io.github.stepscale.lint;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.text.Quotes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A property of Maven in a description or a tag, which nothing fills in. */
final class MavenPropertyRule implements LintRule {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(?!AWS\\.)[A-Za-z][A-Za-z0-9_.-]*}");

    @Override
    public String id() {
        return "D09";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        Stream<Finding> description =
                plan.scaling().stack().description().stream().flatMap(text -> check("description", text));
        Stream<Finding> tags = plan.scaling().stack().tags().stream().flatMap(this::check);
        return Stream.concat(description, tags);
    }

    private Stream<Finding> check(Tag tag) {
        return check("tags." + tag.key(), tag.value());
    }

    private Stream<Finding> check(String path, String text) {
        Matcher property = PROPERTY.matcher(text);
        return property.find()
                ? Stream.of(finding(
                        Severity.WARNING,
                        path,
                        "contains " + Quotes.of(property.group()) + ": properties of Maven are not filled in here",
                        "Write the value"))
                : Stream.empty();
    }
}
