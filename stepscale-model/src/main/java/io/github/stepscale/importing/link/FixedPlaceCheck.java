package io.github.stepscale.importing.link;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks ARNs in a template for a partition, a Region or an account that is written into them. */
final class FixedPlaceCheck {
    private static final Pattern ARN =
            Pattern.compile("arn:(?<partition>[^:]*):[^:]*:(?<region>[^:]*):(?<account>[^:]*):", Pattern.DOTALL);
    // Longer texts are no ARNs.
    private static final int MAX_LENGTH = 2_048;

    private final Findings findings;

    FixedPlaceCheck(Findings findings) {
        this.findings = findings;
    }

    /** Checks a value and everything inside of it. */
    void check(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().values().forEach(this::check);
        } else if (node instanceof YamlNode.Sequence list) {
            list.items().forEach(this::check);
        } else if (node instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Kind.REFUSED) {
            checkText(scalar);
        }
    }

    private void checkText(YamlNode.Scalar scalar) {
        // A reference contains colons of its own.
        String text = scalar.text().replace("${AWS::", "${");
        Matcher arn = ARN.matcher(text);
        if (text.length() > MAX_LENGTH || !arn.lookingAt()) {
            return;
        }
        List<String> fixed = new ArrayList<>();
        addIfFixed(fixed, "the partition", arn.group("partition"));
        addIfFixed(fixed, "the Region", arn.group("region"));
        addIfFixed(fixed, "the account", arn.group("account"));
        if (!fixed.isEmpty()) {
            boolean partitionOnly = fixed.size() == 1 && fixed.get(0).startsWith("the partition");
            findings.add(
                    scalar,
                    partitionOnly ? Severity.INFO : Severity.WARNING,
                    "T24",
                    Quotes.of(scalar.text()) + " contains " + Lists.and(fixed)
                            + " as it is: the template works nowhere else",
                    "Use ${AWS::Partition}, ${AWS::Region} and ${AWS::AccountId} in a !Sub");
        }
    }

    /** The accounts and Regions of resources of AWS itself have words or nothing in their place. */
    private static void addIfFixed(List<String> fixed, String what, String value) {
        boolean ownedByAws = value.isEmpty() || value.equals("aws") && what.equals("the account") || value.equals("*");
        if (!ownedByAws && !value.contains("${")) {
            fixed.add(what + " " + value);
        }
    }
}
