package io.github.stepscale.template;

import static io.github.stepscale.policy.metric.Statistic.AVERAGE;
import static io.github.stepscale.policy.metric.Statistic.MAXIMUM;
import static io.github.stepscale.policy.metric.Statistic.SUM;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.target.Target;
import java.util.ArrayList;
import java.util.List;

/** Graphs of the health of the endpoint: requests, latency and errors, with the metrics of each kind of endpoint. */
final class HealthWidgets {
    private static final Statistic P50 = new Statistic("p50");
    private static final Statistic P99 = new Statistic("p99");

    private HealthWidgets() {}

    static List<OrderedMapping> of(Target target) {
        return switch (target.kind()) {
            case REALTIME -> requests(EndpointKind.REALTIME);
            case ASYNC -> async();
            case SERVERLESS -> serverless();
            case COMPONENT -> component(target);
        };
    }

    private static List<OrderedMapping> requests(EndpointKind kind) {
        return List.of(
                graph("Invocations", List.of(GraphLine.catalog("Invocations", kind, SUM, "invocations a minute"))),
                graph(
                        "Latency (microseconds)",
                        List.of(
                                GraphLine.catalog("ModelLatency", kind, P50, "model p50"),
                                GraphLine.catalog("ModelLatency", kind, P99, "model p99"),
                                GraphLine.catalog("OverheadLatency", kind, P99, "overhead p99"))),
                graph(
                        "Errors",
                        List.of(
                                GraphLine.catalog("Invocation4XXErrors", kind, SUM, "4xx"),
                                GraphLine.catalog("Invocation5XXErrors", kind, SUM, "5xx"),
                                GraphLine.catalog("InvocationModelErrors", kind, SUM, "model errors"))));
    }

    private static List<OrderedMapping> async() {
        EndpointKind kind = EndpointKind.ASYNC;
        return List.of(
                graph(
                        "Backlog",
                        List.of(
                                GraphLine.catalog("ApproximateBacklogSize", kind, MAXIMUM, "requests waiting"),
                                GraphLine.catalog("HasBacklogWithoutCapacity", kind, AVERAGE, "waiting at zero"))),
                graph(
                        "Waiting time",
                        List.of(
                                GraphLine.catalog(
                                        "ApproximateAgeOfOldestRequest", kind, MAXIMUM, "oldest request (seconds)"),
                                GraphLine.catalogOnTheRight(
                                        "TimeInBacklog", kind, AVERAGE, "time in backlog (milliseconds)"))),
                graph(
                        "Requests",
                        List.of(
                                GraphLine.catalog("InvocationsProcesssed", kind, SUM, "processed"),
                                GraphLine.catalog("InvocationFailures", kind, SUM, "failed"),
                                GraphLine.catalog("ExpiredRequests", kind, SUM, "expired"))));
    }

    private static List<OrderedMapping> serverless() {
        EndpointKind kind = EndpointKind.SERVERLESS;
        List<OrderedMapping> widgets = new ArrayList<>(requests(kind));
        widgets.add(graph(
                "Concurrency",
                List.of(
                        GraphLine.catalog(
                                "ServerlessProvisionedConcurrencyExecutions", kind, MAXIMUM, "on provisioned"),
                        GraphLine.catalog(
                                "ServerlessProvisionedConcurrencySpilloverInvocations", kind, SUM, "spilled over"))));
        widgets.add(graph("Cold starts", List.of(GraphLine.catalog("ModelSetupTime", kind, P99, "model setup p99"))));
        return widgets;
    }

    private static List<OrderedMapping> component(Target target) {
        EndpointKind kind = EndpointKind.COMPONENT;
        List<OrderedMapping> widgets = new ArrayList<>(requests(kind));
        widgets.add(graph(
                "Requests in flight",
                List.of(GraphLine.catalog("ConcurrentRequestsPerCopy", kind, MAXIMUM, "most on a copy"))));
        widgets.add(graph(
                "Refused at zero copies",
                List.of(GraphLine.catalog("NoCapacityInvocationFailures", kind, SUM, "failed for want of a copy"))));
        if (target.endpoint().isPresent()) {
            widgets.add(ofEndpoint("Invocations of the endpoint", "Invocations", "Sum"));
            widgets.add(ofEndpoint("Latency of the endpoint (microseconds)", "ModelLatency", "p99"));
            widgets.add(ofEndpoint("4xx of the endpoint", "Invocation4XXErrors", "Sum"));
            widgets.add(ofEndpoint("5xx of the endpoint", "Invocation5XXErrors", "Sum"));
        }
        return widgets;
    }

    /** A descriptor does not name the variant that hosts a component, so its metrics are found with SEARCH. */
    private static OrderedMapping ofEndpoint(String title, String metric, String statistic) {
        FnSubText search = new FnSubText("SEARCH('{AWS/SageMaker,EndpointName,VariantName} MetricName=\"" + metric
                + "\" EndpointName=\"${EndpointName}\"', '" + statistic + "', 60)");
        return graph(
                title,
                List.of(GraphLine.expression(
                        search, OrderedMapping.of("id", "e1").with("period", 60))));
    }

    private static OrderedMapping graph(String title, List<List<Object>> lines) {
        return OrderedMapping.of("title", title)
                .with("region", FnSubText.reference("AWS::Region"))
                .with("view", "timeSeries")
                .with("period", 60)
                .with("metrics", lines)
                .with(
                        "yAxis",
                        OrderedMapping.of("left", OrderedMapping.of("min", 0).toMap())
                                .toMap());
    }
}
