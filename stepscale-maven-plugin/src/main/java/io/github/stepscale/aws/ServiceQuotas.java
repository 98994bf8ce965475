package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads how many instances of a type an account may run behind SageMaker endpoints, by signed requests. Service Quotas names
 * such a quota {@code ml.m5.large for endpoint usage}; its code, the same in every Region, is found by that name.
 */
public final class ServiceQuotas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVICE = "ServiceQuotasV20190624.";
    private static final String SUFFIX = " for endpoint usage";
    private static final int PAGE = 100;

    private final SignedRequests requests;
    private final Paginator paginator;

    ServiceQuotas(SignedRequests requests, int maxPages) {
        this.requests = requests;
        this.paginator = new Paginator(maxPages);
    }

    /**
     * Reads the quota of an instance type: the applied one, else the default.
     *
     * @param instanceType such as {@code ml.m5.large}
     * @return empty if Service Quotas lists none for the type
     * @throws AwsException if AWS refuses, or its response cannot be used
     */
    public Optional<Quota> ofEndpointInstances(String instanceType) {
        String name = instanceType + SUFFIX;
        return find(
                        "the quota " + name,
                        () -> known(instanceType, name)
                                .or(() -> listed("ListServiceQuotas", name))
                                .or(() -> listed("ListAWSDefaultServiceQuotas", name)))
                .flatMap(found -> found);
    }

    /** One request where the code is known. A quota of another name is none: the code would be wrong. */
    private Optional<Quota> known(String instanceType, String name) {
        return EndpointQuotaCodes.find(instanceType)
                .flatMap(code -> get("GetServiceQuota", code).or(() -> get("GetAWSDefaultServiceQuota", code)))
                .filter(quota -> quota.name().equals(name));
    }

    private Optional<Quota> get(String action, String code) {
        return find(
                "quota " + code,
                () -> quota(JsonFields.require(request(action, body().put("QuotaCode", code)), "Quota")));
    }

    private Optional<Quota> listed(String action, String name) {
        return pages(action)
                .flatMap(page -> JsonFields.requireList(page, "Quotas", ServiceQuotas::quota).stream())
                .filter(quota -> quota.name().equals(name))
                .findFirst();
    }

    private Stream<JsonNode> pages(String action) {
        return paginator.pages(
                token -> request(action, page(Optional.ofNullable(token))),
                page -> page.path("NextToken").asText(""));
    }

    private static ObjectNode page(Optional<String> token) {
        ObjectNode page = body().put("MaxResults", PAGE);
        token.ifPresent(next -> page.put("NextToken", next));
        return page;
    }

    private static ObjectNode body() {
        return JSON.createObjectNode().put("ServiceCode", "sagemaker");
    }

    private JsonNode request(String action, JsonNode body) {
        return requests.json(SERVICE + action, body);
    }

    private static Quota quota(JsonNode quota) {
        return new Quota(JsonFields.word(quota, "QuotaName"), JsonFields.decimal(quota, "Value"));
    }

    private static <T> Optional<T> find(String what, Supplier<T> request) {
        return SdkCalls.find("read " + what + " from Service Quotas", request);
    }

    /**
     * A quota of the account and Region.
     *
     * @param name such as {@code ml.m5.large for endpoint usage}
     * @param value the number of instances of all endpoints together
     */
    public record Quota(String name, BigDecimal value) {}
}
