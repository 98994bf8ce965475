package io.github.stepscale.operation.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The target that is meant is found, or what is there is said. */
class TargetSelectionTest {
    private static final List<ScalableTargetId> TARGETS = Stream.of(
                    "endpoint/orders/variant/A",
                    "endpoint/orders/variant/B",
                    "endpoint/shop/variant/A",
                    "inference-component/summarizer")
            .map(id -> new ScalableTargetId(id, LiveFixture.INSTANCES))
            .toList();

    private static String choose(List<ScalableTargetId> targets, String endpoint, String variant, String component) {
        return new TargetSelection(
                        Optional.ofNullable(endpoint), Optional.ofNullable(variant), Optional.ofNullable(component))
                .choose(targets, "eu-central-1", DeployFixture.HINTS)
                .resourceId();
    }

    @ParameterizedTest
    @CsvSource({
        "shop,   ,  ,           endpoint/shop/variant/A",
        "orders, A, ,           endpoint/orders/variant/A",
        ",       B, ,           endpoint/orders/variant/B",
        ",       ,  summarizer, inference-component/summarizer",
        "other,  ,  summarizer, inference-component/summarizer"
    })
    void namesThatFitOneTargetChooseIt(String endpoint, String variant, String component, String chosen) {
        assertThat(choose(TARGETS, endpoint, variant, component)).isEqualTo(chosen);
    }

    @Test
    void theOnlyTargetNeedsNoName() {
        assertThat(choose(TARGETS.subList(3, 4), null, null, null)).isEqualTo("inference-component/summarizer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ordes  |   |            | There is no scalable target of endpoint ordes in Region eu-central-1. Did you mean orders? There is
            Shop   |   |            | There is no scalable target of endpoint Shop in Region eu-central-1. Write shop: upper and lower case count. There is
            orders | C |            | There is no scalable target of endpoint orders, variant C in Region eu-central-1. Did you mean A? There is
            orders | Z9longer |     | There is no scalable target of endpoint orders, variant Z9longer in Region eu-central-1. There is
                   |   | sumarizer  | There is no scalable target of inference component sumarizer in Region eu-central-1. Did you mean summarizer? There is
            """)
    void aNameThatFitsNoneIsAnsweredWithASimilarOneAndWithWhatIsThere(
            String endpoint, String variant, String component, String sentence) {
        assertThatThrownBy(() -> choose(TARGETS, endpoint, variant, component))
                .isInstanceOf(OperationException.class)
                .hasMessage(sentence + " endpoint/orders/variant/A, endpoint/orders/variant/B,"
                        + " endpoint/shop/variant/A and inference-component/summarizer.");
    }

    @Test
    void severalAreNamedWithTheParametersThatChoose() {
        assertThatThrownBy(() -> choose(TARGETS, "orders", null, null))
                .hasMessage("There are 2 scalable targets of endpoint orders in Region eu-central-1:"
                        + " endpoint/orders/variant/A and endpoint/orders/variant/B. Choose one with"
                        + " stepscale.endpointName, stepscale.variantName, stepscale.inferenceComponentName; or import all"
                        + " targets of the Region with -Dstepscale.import.all=true.");
    }

    @Test
    void ofManyTheFirstTenAreNamed() {
        List<ScalableTargetId> many = IntStream.range(10, 35)
                .mapToObj(i -> new ScalableTargetId("endpoint/e" + i + "/variant/A", LiveFixture.INSTANCES))
                .toList();

        assertThatThrownBy(() -> choose(many, null, null, null))
                .hasMessageStartingWith("There are 25 scalable targets of SageMaker in Region eu-central-1:")
                .hasMessageContaining("endpoint/e19/variant/A and 15 more. Choose")
                .message()
                .doesNotContain("e20");
    }

    @Test
    void aRegionWithoutTargetsIsSaid() {
        assertThatThrownBy(() -> choose(List.of(), "orders", null, null))
                .hasMessage("There is no scalable target of SageMaker in Region eu-central-1 of this account. Choose"
                        + " another Region with stepscale.region or another account with stepscale.profile, or import a"
                        + " template with -Dstepscale.template=<file>.");
    }
}
