package io.github.stepscale.maven.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListParameterTest {

    @Test
    void valuesAreTrimmedAndDistinct() throws MojoFailureException {
        assertThat(ListParameter.regions(List.of(" us-west-2", "eu-central-1\n", "us-west-2 ")))
                .containsExactly("us-west-2", "eu-central-1");
        assertThat(ListParameter.regions(null)).isEmpty();
    }

    @Test
    void anEntryWithoutTextIsRefused() {
        for (List<String> values : List.of(List.of("eu-central-1", " "), Arrays.asList("eu-central-1", null))) {
            assertThatThrownBy(() -> ListParameter.regions(values))
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessage(
                            "stepscale.regions has an empty entry. Remove the extra comma, or set the property that the"
                                    + " entry is made of.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "us-gov-west-1", "ap-southeast-7", "us-isob-east-1", "eusc-de-east-1"})
    void everyRegionOfAwsHasTheForm(String region) throws MojoFailureException {
        assertThat(ListParameter.regions(List.of(region))).containsExactly(region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"frankfurt", "eu-central-1a", "EU-CENTRAL-1", "eu_central_1", "eu-central", "us east 1", "*"})
    void anInvalidRegionIsRefused(String region) {
        assertThatThrownBy(() -> ListParameter.regions(List.of(region)))
                .hasMessage("stepscale.regions is '" + region + "': a Region such as eu-central-1 is allowed.");
    }
}
