package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Service Quotas: how many instances an account may have, as a test says. */
public final class ServiceQuotas {
    private static final int PAGE = 2;

    private record Quota(String code, String name, double value, boolean applied) {
        ObjectNode tree() {
            return Json.object()
                    .put("ServiceCode", Services.SAGEMAKER)
                    .put("QuotaCode", code)
                    .put("QuotaName", name)
                    .put("Value", value);
        }
    }

    private final List<Quota> quotas = new CopyOnWriteArrayList<>();

    /** A quota that was applied to the account. */
    public void applied(String code, String name, double value) {
        quotas.add(new Quota(code, name, value, true));
    }

    /** A quota that has its default value only, which AWS does not list among the applied ones. */
    public void byDefault(String code, String name, double value) {
        quotas.add(new Quota(code, name, value, false));
    }

    JsonNode answer(Request request) {
        return switch (request.action()) {
            case "GetServiceQuota" -> get(request.required("QuotaCode"), true);
            case "GetAWSDefaultServiceQuota" -> get(request.required("QuotaCode"), false);
            case "ListServiceQuotas" -> list(request, true);
            case "ListAWSDefaultServiceQuotas" -> list(request, false);
            default -> throw AwsError.refusal("UnknownOperationException", request.action());
        };
    }

    private JsonNode get(String code, boolean applied) {
        return quotas.stream()
                .filter(quota -> quota.code().equals(code) && quota.applied() == applied)
                .findFirst()
                .<JsonNode>map(quota -> Json.object().set("Quota", quota.tree()))
                .orElseThrow(() -> AwsError.refusal(
                        "NoSuchResourceException",
                        "The request failed because the specified service quota does not exist."));
    }

    private JsonNode list(Request request, boolean applied) {
        List<Quota> all = new ArrayList<>(quotas);
        all.removeIf(quota -> quota.applied() != applied);
        int start = request.text("NextToken").map(Integer::parseInt).orElse(0);
        int end = Math.min(all.size(), start + PAGE);
        ObjectNode page = Json.object();
        ArrayNode list = page.putArray("Quotas");
        all.subList(start, end).forEach(quota -> list.add(quota.tree()));
        if (end < all.size()) {
            page.put("NextToken", String.valueOf(end));
        }
        return page;
    }
}
