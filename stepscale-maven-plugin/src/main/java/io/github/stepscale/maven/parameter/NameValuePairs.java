package io.github.stepscale.maven.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/** Reads a parameter that holds several values by name: {@code Threshold=80,Names=a,b}. */
public final class NameValuePairs {
    private static final String ALLOWED = "Name=value, with commas between several,";

    private NameValuePairs() {}

    /**
     * The values by their names, in order. What has no {@code =} belongs to the value before it, which is a list.
     *
     * @throws MojoFailureException if one is empty, the first has no name, or a name is given twice with other values
     */
    public static Map<String, String> of(String property, List<String> entries) throws MojoFailureException {
        Map<String, String> pairs = new LinkedHashMap<>();
        String last = "";
        for (String entry : ListParameter.withDuplicates(property, entries)) {
            int equals = entry.indexOf('=');
            if (equals == 0 || equals < 0 && last.isEmpty()) {
                throw new ParameterText(property, entry).refusal(ALLOWED);
            }
            if (equals < 0) {
                pairs.merge(last, entry, (list, item) -> list + "," + item);
            } else {
                last = entry.substring(0, equals).strip();
                put(property, pairs, last, entry.substring(equals + 1).strip());
            }
        }
        return pairs;
    }

    private static void put(String property, Map<String, String> pairs, String name, String value)
            throws MojoFailureException {
        String earlier = pairs.put(name, value);
        if (earlier != null && !earlier.equals(value)) {
            throw new MojoFailureException(ParameterMessages.givenTwice(property, name, earlier, value));
        }
    }
}
