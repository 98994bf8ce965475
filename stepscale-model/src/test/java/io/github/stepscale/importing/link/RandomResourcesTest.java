package io.github.stepscale.importing.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.lint.CatalogEntry;
import io.github.stepscale.lint.FindingCatalog;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a source has, linking says what is wrong with it, once. */
class RandomResourcesTest {
    private static final int SOURCES = 1_000;
    private static final List<String> WORDS = List.of(
            "",
            "0",
            "-1",
            "1.5",
            "1e9",
            "true",
            "${Out}",
            "${Target}",
            "${X.Y}",
            "arn:aws:sns:::",
            "x|y|z",
            "\u0000",
            "{",
            "sagemaker",
            "ecs",
            "StepScaling",
            "TargetTrackingScaling",
            "GreaterThanUpperThreshold",
            "false",
            "${",
            "}");
    private static final Set<String> OF_PROPERTIES = Set.of("D04", "D05", "D06", "D07", "T20", "T32", "C07");
    private static final Set<String> KEPT =
            Set.of("ResourceId", "ScalableDimension", "ServiceNamespace", "ScalingTargetId");

    private final Random random = new Random(20_260_301);
    private final List<SourceResource> sound =
            TemplateFixture.source(LinkFindingsTest.SOUND).resources();

    @Test
    void linkingNeverFailsAndSaysEverythingOnce() {
        Map<String, CatalogEntry> catalog =
                FindingCatalog.entries().stream().collect(Collectors.toMap(CatalogEntry::id, entry -> entry));
        for (int i = 0; i < SOURCES; i++) {
            ScalingSource source = new ScalingSource("scaling.yaml", mutants(), List.of());

            Links links = ResourceLinker.link(source);

            assertThat(links).isEqualTo(ResourceLinker.link(source));
            assertThat(links.findings())
                    .doesNotHaveDuplicates()
                    .allSatisfy(found -> assertThat(
                                    catalog.get(found.finding().id()).codes())
                            .contains(found.code()));
        }
    }

    /** What was reported is not there any more, so that nobody reports it again. */
    @Test
    void linkedResourcesHaveNoMistakeInAProperty() {
        for (int i = 0; i < SOURCES; i++) {
            Links links = ResourceLinker.link(new ScalingSource("scaling.yaml", mutants(), List.of()));
            List<SourceResource> linked = new ArrayList<>();
            links.targets().forEach(target -> {
                target.target().ifPresent(linked::add);
                target.policies().forEach(policy -> {
                    linked.add(policy.policy());
                    linked.addAll(policy.alarms());
                });
            });

            assertThat(ResourceLinker.link(new ScalingSource("scaling.yaml", linked, List.of()))
                            .findings())
                    .filteredOn(found -> OF_PROPERTIES.contains(found.finding().id()))
                    // Which queries go together is known only after all of them were read.
                    .filteredOn(found -> !found.finding().path().contains(".Metrics")
                            || !found.finding().id().equals("D07"))
                    .filteredOn(found -> KEPT.stream().noneMatch(found.finding().path()::endsWith))
                    .as("%s", links.findings())
                    .extracting(LocatedFinding::toString)
                    .isEmpty();
        }
    }

    private List<SourceResource> mutants() {
        int place = random.nextInt(150);
        return sound.stream()
                .map(resource ->
                        new SourceResource(resource.name(), resource.type(), resource.references(), (YamlNode.Mapping)
                                inside(resource.properties(), place)))
                .toList();
    }

    private YamlNode mutant(YamlNode node, int rarity) {
        if (random.nextInt(rarity + 10) > 0) {
            return inside(node, rarity);
        }
        return switch (random.nextInt(4)) {
            case 0 -> new YamlNode.Mapping(node.path(), node.position(), Map.of());
            case 1 -> new YamlNode.Sequence(node.path(), node.position(), List.of(node.movedTo(node.path() + "[0]")));
            default ->
                new YamlNode.Scalar(
                        node.path(),
                        node.position(),
                        WORDS.get(random.nextInt(WORDS.size())),
                        Kind.values()[random.nextInt(Kind.values().length)]);
        };
    }

    private YamlNode inside(YamlNode node, int rarity) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> {
                int chance = random.nextInt(rarity + 20);
                if (chance == 0) {
                    entries.put(key + "s", mutant(value, rarity));
                } else if (chance > 1) {
                    entries.put(key, mutant(value, rarity));
                }
            });
            return new YamlNode.Mapping(node.path(), node.position(), entries);
        }
        if (node instanceof YamlNode.Sequence list) {
            return new YamlNode.Sequence(
                    node.path(),
                    node.position(),
                    list.items().stream().map(item -> mutant(item, rarity)).toList());
        }
        return node;
    }
}
