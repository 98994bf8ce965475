package io.github.stepscale.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What no request shows of the permissions of the goals: {@code permissions.txt}, which explains itself. */
final class IamSupplement {
    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    /**
     * A permission that only a parameter needs.
     *
     * @param goals that take the parameter
     */
    record OfParameter(List<String> goals, String parameter, IamPolicy.Grant grant) {}

    private IamSupplement(List<String> lines) {
        List<String> section = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("[")) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.add(line);
            }
        }
    }

    static IamSupplement read() {
        try (InputStream in =
                Objects.requireNonNull(IamSupplement.class.getResourceAsStream("permissions.txt"), "permissions.txt")) {
            return new IamSupplement(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The ARNs of resources, by what they are called here. */
    Map<String, String> resources() {
        return pairs("resources");
    }

    /** All actions whose resources are known. */
    List<String> actions() {
        return List.copyOf(pairs("actions").keySet());
    }

    /** Whether a request needs no permission. */
    boolean isAlwaysAllowed(String action) {
        return lines("allowed").contains(action);
    }

    /** The grant of an action on its resources, which may be others for a goal. */
    IamPolicy.Grant grant(String goal, String need, String action) {
        Map<String, String> others = pairs("goals");
        List<String> kinds = List.of(kinds(action).split(", ")).stream()
                .map(kind -> others.getOrDefault(goal + " | " + kind, kind))
                .toList();
        return new IamPolicy.Grant(need, action, arns(String.join(", ", kinds)), "");
    }

    private IamPolicy.Grant grant(String need, String action) {
        return new IamPolicy.Grant(need, action, arns(kinds(action)), "");
    }

    private String kinds(String action) {
        String kinds = pairs("actions").get(action);
        if (kinds == null) {
            throw new AssertionError(action + " is new. Add its resources to permissions.txt, section [actions].");
        }
        return kinds;
    }

    List<OfParameter> parameters() {
        return lines("parameters").stream().map(this::parameter).toList();
    }

    private OfParameter parameter(String line) {
        String[] parts = line.split(" \\| ");
        String[] action = parts[2].split(" = ");
        IamPolicy.Grant grant = grant("`" + parts[1] + "`", action[0]);
        return new OfParameter(
                List.of(parts[0].split(", ")),
                "`" + parts[1] + "`",
                new IamPolicy.Grant(
                        grant.need(),
                        action[0],
                        action.length > 1 ? arns(action[1]) : grant.resources(),
                        parts.length > 3 ? parts[3] : ""));
    }

    /** What CloudFormation requests for the resources of a stack. */
    List<IamPolicy.Grant> stackResources() {
        return lines("stack resources").stream()
                .map(line -> line.split(" \\| "))
                .map(parts -> {
                    IamPolicy.Grant grant = grant("the resources", parts[0]);
                    return new IamPolicy.Grant(
                            grant.need(), grant.action(), grant.resources(), parts.length > 1 ? parts[1] : "");
                })
                .toList();
    }

    private List<String> arns(String kinds) {
        return List.of(kinds.split(", ")).stream()
                .map(kind -> Objects.requireNonNull(resources().get(kind), kind))
                .toList();
    }

    private List<String> lines(String section) {
        return Objects.requireNonNull(sections.get(section), section);
    }

    private Map<String, String> pairs(String section) {
        Map<String, String> pairs = new LinkedHashMap<>();
        lines(section).stream().map(line -> line.split(" = ")).forEach(pair -> pairs.put(pair[0], pair[1]));
        return pairs;
    }
}
