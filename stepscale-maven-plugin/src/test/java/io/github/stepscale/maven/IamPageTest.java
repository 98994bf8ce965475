package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The permissions and the order of requests on docs/iam.md are those that the goals have in {@link GoalScenario#ALL}. With
 * {@code -Dstepscale.iam.write=true} the page is written.
 */
@Tag("slow")
class IamPageTest {
    private static final boolean WRITE = Boolean.getBoolean("stepscale.iam.write");
    private static final String REQUIRED = "required";
    private static final String OPTIONAL = "optional";

    @TempDir
    Path folder;

    private final IamSupplement supplement = IamSupplement.read();
    private final Map<String, Map<String, String>> needs = new LinkedHashMap<>();
    private final List<String> rows = new ArrayList<>();
    private Map<String, List<String>> required = Map.of();
    private int modules;

    @Test
    void thePageHasThePermissionsAndTheRequestsOfTheGoals() throws Exception {
        String page = IamPage.read();
        required = IamPage.required(page);
        Map<List<String>, List<List<String>>> orders = IamPage.orders(page);
        for (GoalScenario scenario : GoalScenario.ALL) {
            observe(scenario, orders.getOrDefault(List.of(scenario.goal(), scenario.title()), List.of()));
        }

        String written = IamPage.with(IamPage.with(page, "policies", policies()), "requests", requests());

        if (WRITE) {
            Files.writeString(IamPage.FILE, written);
        }
        assertThat(written)
                .as("docs/iam.md: if the new requests are meant, run this test with -Dstepscale.iam.write=true")
                .isEqualTo(WRITE ? written : page);
    }

    private void observe(GoalScenario scenario, List<List<String>> expected) throws Exception {
        Map<String, String> ofGoal = needs.computeIfAbsent(scenario.goal(), goal -> new TreeMap<>());
        for (String action : actions(scenario, expected)) {
            if (supplement.isAlwaysAllowed(action) || REQUIRED.equals(ofGoal.get(action))) {
                continue;
            }
            if (scenario.condition().isEmpty()) {
                ofGoal.put(action, need(scenario, action));
            } else {
                ofGoal.putIfAbsent(action, scenario.condition());
            }
        }
    }

    /** What the page calls required is not tried again: that takes most of the time, and does no harm. */
    private String need(GoalScenario scenario, String action) throws Exception {
        boolean known =
                !WRITE && required.getOrDefault(scenario.goal(), List.of()).contains(action);
        return known || isOfModel(action) || !runsWithout(scenario, action) ? REQUIRED : OPTIONAL;
    }

    private List<String> actions(GoalScenario scenario, List<List<String>> expected) throws Exception {
        if (!scenario.condition().isEmpty()) {
            return actions(scenario, List.of(), Duration.ZERO);
        }
        if (!WRITE) {
            return actions(scenario, expected, Duration.ofSeconds(2));
        }
        // Once before it counts: classes load, which takes longer than requests.
        actions(scenario, List.of(), Duration.ZERO);
        return actions(scenario, List.of(), Duration.ofMillis(500));
    }

    private List<String> actions(GoalScenario scenario, List<List<String>> expected, Duration quiet) throws Exception {
        try (ScenarioStage stage = stage()) {
            scenario.before().on(stage);
            stage.aws.reset();
            RequestOrder order = new RequestOrder(expected, quiet);
            stage.aws.onArrival(order);
            scenario.run().on(stage);
            if (!quiet.isZero() && scenario.condition().isEmpty()) {
                rows.add(IamPage.row(scenario, order.order()));
            }
            return Stream.concat(
                            stage.aws.requests().stream().map(IamPageTest::action),
                            stage.model.requests().stream()
                                    .map(request -> request.line().contains("/async-invocations ")
                                            ? "sagemaker:InvokeEndpointAsync"
                                            : "sagemaker:InvokeEndpoint"))
                    .distinct()
                    .toList();
        }
    }

    private boolean runsWithout(GoalScenario scenario, String action) throws Exception {
        try (ScenarioStage stage = stage()) {
            scenario.before().on(stage);
            stage.aws.faultOn(action.substring(action.indexOf(':') + 1), Fault.ACCESS_DENIED, Integer.MAX_VALUE);
            return succeeds(scenario, stage);
        }
    }

    private static boolean succeeds(GoalScenario scenario, ScenarioStage stage) {
        try {
            scenario.run().on(stage);
            return true;
        } catch (Exception refused) {
            return false;
        }
    }

    private ScenarioStage stage() throws Exception {
        modules++;
        return new ScenarioStage(Files.createDirectory(folder.resolve("module-" + modules)));
    }

    private static boolean isOfModel(String action) {
        return action.startsWith("sagemaker:Invoke");
    }

    /** CloudWatch's API for Prometheus has another name in signatures than in IAM. */
    private static String action(Request request) {
        return request.service().replace("monitoring", "cloudwatch") + ":" + request.action();
    }

    private String policies() {
        String ofGoals = needs.entrySet().stream()
                .map(goal -> section(goal.getKey(), grants(goal.getKey(), goal.getValue())))
                .collect(Collectors.joining("\n"));
        return ofGoals + "\n" + section("the resources of a stack", supplement.stackResources());
    }

    private List<IamPolicy.Grant> grants(String goal, Map<String, String> actions) {
        Comparator<IamPolicy.Grant> byNeed = Comparator.comparingInt(grant -> switch (grant.need()) {
            case REQUIRED -> 0;
            case OPTIONAL -> 1;
            default -> 2;
        });
        return Stream.concat(
                        actions.entrySet().stream()
                                .map(action -> supplement.grant(goal, action.getValue(), action.getKey())),
                        supplement.parameters().stream()
                                .filter(parameter -> parameter.goals().contains(goal))
                                .map(IamSupplement.OfParameter::grant))
                .sorted(byNeed)
                .toList();
    }

    private static String section(String title, List<IamPolicy.Grant> grants) {
        return "### " + IamPage.heading(title) + "\n\n```json\n" + IamPolicy.json(grants) + "\n```\n";
    }

    private String requests() {
        return "| goal | finds | requests | in this order |\n|---|---|---|---|\n" + String.join("\n", rows);
    }
}
