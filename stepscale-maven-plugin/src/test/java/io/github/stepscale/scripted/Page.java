package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A page of a list; the token is where the next one begins. */
final class Page {
    private static final String TOKEN = "NextToken";

    private Page() {}

    /**
     * The page that a request asks for.
     *
     * @param size the parameter of the request that says how many it wants at most
     * @param most how many a page has without it
     */
    static JsonNode of(String list, List<ObjectNode> all, Request request, String size, int most) {
        int first = request.text(TOKEN).map(Integer::parseInt).orElse(0);
        int next = first + request.text(size).map(Integer::parseInt).orElse(most);
        ObjectNode page = Json.object();
        if (next < all.size()) {
            page.put(TOKEN, String.valueOf(next));
        }
        return page.set(
                list, all.subList(first, Math.min(next, all.size())).stream().collect(Json.list()));
    }
}
