package io.github.stepscale.maven.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameValuePairsTest {
    private static String read(String text) throws Exception {
        return NameValuePairs.of("stepscale.x", Arrays.asList(text.split(",", -1)))
                .toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A=1                  | {A=1}
            B=2,A=1              | {B=2, A=1}
            A = 1 , B= x y       | {A=1, B=x y}
            A=                   | {A=}
            A=1,A=1              | {A=1}
            A=a=b                | {A=a=b}
            Zones=a,b,c,High=600 | {Zones=a,b,c, High=600}
            AWS::Region=eu-west-1,Endpoint.EndpointName=orders | {AWS::Region=eu-west-1, Endpoint.EndpointName=orders}
            """)
    void valuesHaveNamesAndListsHaveCommas(String text, String pairs) throws Exception {
        assertThat(read(text)).isEqualTo(pairs);
    }

    @Test
    void noParameterIsNoPairs() throws Exception {
        assertThat(NameValuePairs.of("stepscale.x", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            High     | stepscale.x is 'High': Name=value, with commas between several, is allowed.
            =1       | stepscale.x is '=1': Name=value, with commas between several, is allowed.
            A=1,,B=2 | stepscale.x has an empty entry.
            A=1,A=2  | stepscale.x gives A twice: '1' and '2'. Give it once.
            """)
    void mistakesAreSaid(String text, String sentence) {
        assertThatThrownBy(() -> read(text)).hasMessageStartingWith(sentence);
    }
}
