package io.github.stepscale.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What a page's drawings draw, read back. */
public final class PageData {
    private PageData() {}

    public static JsonNode of(String page) throws Exception {
        String json = PageXml.of(page).text("//script[@id='data']");
        assertThat(json.chars()).allMatch(c -> c >= 0x20 && c < 0x7F && c != '<' && c != '>' && c != '&');
        return new ObjectMapper().readTree(json);
    }

    /** The minutes that {@link RunLengthColumn} stand for. */
    public static List<Integer> expanded(JsonNode runs) {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < runs.size(); i += 2) {
            for (int j = 0; j < runs.get(i).asInt(); j++) {
                values.add(runs.get(i + 1).asInt());
            }
        }
        return values;
    }
}
