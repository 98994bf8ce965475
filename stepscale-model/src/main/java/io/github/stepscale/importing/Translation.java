package io.github.stepscale.importing;

import io.github.stepscale.descriptor.DescriptorTree;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Optional;

/**
 * A target as the tree of a descriptor.
 *
 * @param tree with {@code rules} in the form of AWS, or target tracking; empty if the source has nothing that a descriptor can
 *     say
 * @param rules the resources behind each of {@code rules}, in their order
 * @param unsayable what is left out, in the order of the source
 * @param findings on scaling that a descriptor cannot say
 * @param reasons why no descriptor can be written, such as a name that only CloudFormation knows
 */
record Translation(
        Optional<DescriptorTree> tree,
        List<RuleTranslation.Rule> rules,
        List<Unsayable> unsayable,
        List<LocatedFinding> findings,
        List<LocatedFinding> reasons) {
    Translation {
        rules = List.copyOf(rules);
        unsayable = List.copyOf(unsayable);
        findings = List.copyOf(findings);
        reasons = List.copyOf(reasons);
    }
}
