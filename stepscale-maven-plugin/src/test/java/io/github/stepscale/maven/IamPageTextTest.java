package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The policies on docs/iam.md can be pasted, and no request of the clients is missing there. */
class IamPageTextTest {
    private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OF_SDK = Pattern.compile("\\bclient\\.([a-z]+[A-Z][A-Za-z]+)\\(");
    private static final Pattern SIGNED =
            Pattern.compile("\"(?:[A-Za-z0-9]+\\.|Action=)?((?:Describe|Get|List|Put|Register)[A-Z][A-Za-z]+)[\"&]");

    @Test
    void everyPolicyIsJsonWithStatementsOfTheirOwnIds() throws IOException {
        List<JsonNode> policies = policies();

        assertThat(policies).hasSizeGreaterThan(10).allSatisfy(policy -> {
            assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
            assertThat(policy.path("Statement"))
                    .isNotEmpty()
                    .allSatisfy(statement ->
                            assertThat(statement.path("Effect").asText()).isEqualTo("Allow"));
            List<String> ids = policy.path("Statement").findValuesAsText("Sid");
            assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9]+"));
        });
    }

    @Test
    void everyActionIsReviewed() throws IOException {
        List<String> reviewed = IamSupplement.read().actions();
        List<String> granted = new ArrayList<>();
        policies()
                .forEach(policy -> policy.findValues("Action").forEach(action -> {
                    if (action.isTextual()) {
                        granted.add(action.asText());
                    }
                    action.forEach(one -> granted.add(one.asText()));
                }));

        assertThat(granted)
                .isNotEmpty()
                .allSatisfy(action -> assertThat(reviewed)
                        .containsAnyOf(
                                action, "sts:AssumeRoleWithWebIdentity".equals(action) ? reviewed.get(0) : action));
    }

    /** A request that the clients can send and no scenario sends needs a scenario in {@link GoalScenario#ALL}. */
    @Test
    void everyRequestOfTheClientsIsOnThePage() throws IOException {
        String page = IamPage.read();

        assertThat(requestsOfTheClients())
                .hasSizeGreaterThan(25)
                .contains("DescribeEndpoint", "GetCallerIdentity", "SetAlarmState")
                .allSatisfy(request -> assertThat(page).contains(request));
    }

    private static List<String> requestsOfTheClients() throws IOException {
        List<String> requests = new ArrayList<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/stepscale/aws"))) {
            for (Path source : sources.sorted().toList()) {
                String text = Files.readString(source);
                Stream<String> found = text.contains("import software.amazon.awssdk.services.")
                        ? OF_SDK.matcher(text).results().map(IamPageTextTest::ofSdk)
                        : SIGNED.matcher(text).results().map(request -> request.group(1));
                requests.addAll(found.toList());
            }
        }
        return requests.stream().distinct().sorted().toList();
    }

    private static String ofSdk(MatchResult call) {
        return IamPage.heading(call.group(1));
    }

    private static List<JsonNode> policies() throws IOException {
        List<JsonNode> policies = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(IamPage.read()).results().toList()) {
            policies.add(new ObjectMapper().readTree(block.group(1)));
        }
        return policies;
    }
}
