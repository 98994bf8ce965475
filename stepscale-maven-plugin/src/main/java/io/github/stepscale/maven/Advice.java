package io.github.stepscale.maven;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Numbers;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.validation.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every sentence that the goals say about what to do, so that they agree with one another. */
final class Advice {
    private Advice() {}

    static String skipped(String property) {
        return "Skipped, since " + property + " is true.";
    }

    static String failOn(String value) {
        return "stepscale.failOn is '" + value + "': error or warning is allowed.";
    }

    /** @param where the name as it was given, and where it stands */
    static String unknownParameter(String where, Optional<String> meant) {
        return where + ": no goal of this plugin has such a parameter. "
                + meant.map(name -> "Perhaps " + name + " is meant.")
                        .orElse("Leave it out, or look for it with mvn stepscale:help -Ddetail.");
    }

    static String element(String name) {
        return "<" + name + ">";
    }

    static String notTaken(String property, Set<String> goals, Set<String> takers) {
        return "-D" + property + ": " + goals(goals) + (goals.size() == 1 ? " does" : " do") + " not take it, "
                + goals(takers) + (takers.size() == 1 ? " does" : " do") + ". Leave it out, or run "
                + (takers.size() == 1 ? "that goal." : "one of those.");
    }

    private static String goals(Set<String> names) {
        return Lists.and(names.stream().map("stepscale:"::concat).toList());
    }

    /** @param parameter the property, or the element in its brackets */
    static String flag(String parameter, String value) {
        String undefined = value.contains("${")
                ? " There is no such property: declare it under <properties>, with the value it has by default."
                : "";
        return choice(parameter, value, "true or false") + undefined;
    }

    static String empty(String property) {
        return property + " is empty. Give it a value, or leave it out.";
    }

    static String noEffect(String property, String typed, String element, Optional<String> pinned) {
        return "-D" + property + "=" + typed + " has no effect: the POM sets <" + element + ">"
                + pinned.map(value -> " to '" + value + "'").orElse("")
                + ", and Maven takes that. Leave it out, or write <" + property
                + "> under <properties> instead, which -D overrides.";
    }

    static String findings(long errors, long warnings, int descriptors) {
        String where = descriptors == 1 ? "the descriptor" : descriptors + " descriptors";
        String them = errors + warnings == 1 ? "it" : "them";
        String next = errors > 0
                ? "Correct " + them + ", then run mvn stepscale:validate"
                : "Correct " + them + ", accept " + them + " under 'allow', or build without stepscale.failOn=warning";
        return counted(errors, "error") + and(errors, warnings) + counted(warnings, "warning") + " in " + where + ". "
                + next + ".";
    }

    static String notWritten(String file, String reason) {
        return "Cannot write " + file + ": " + reason
                + ". Make its folder writable, or choose another by <outputDirectory> or -Dstepscale.outputDirectory.";
    }

    static String writtenTwice(String file, String earlier, String execution) {
        return "Execution '" + execution + "' would overwrite " + file + ", which execution '" + earlier
                + "' has just written. If they scale two targets, give one of them another <stackName>; if one, write one"
                + " descriptor with rules, or give one of them another <outputDirectory>.";
    }

    static String offline() {
        return "Goal requires online mode for execution but Maven is currently offline.";
    }

    static String confirm() {
        return "Nobody can be asked here: say so beforehand with -Dstepscale.confirm=true.";
    }

    static String drifted(String stack) {
        return "Not as the descriptor says: " + stack + ". The lines above say what differs, and what to do next.";
    }

    static String unproven(String stack) {
        return "Not known to be as the descriptor says: " + stack
                + ". What was not seen stands above, with the permission that it needs. Grant that, or look without"
                + " -Dstepscale.failOnDrift=true.";
    }

    static String fleet(int failed, int all) {
        return failed + " of " + all
                + " stacks were not deployed; the lines above say why. Run the same again when that is"
                + " mended: what is deployed already stays as it is.";
    }

    /** @param sentences one for each that failed, with its name */
    static String someFailed(List<String> sentences, int all) {
        return sentences.size() + " of " + all + " stacks failed; what the others gave is above and in their files."
                + System.lineSeparator() + String.join(System.lineSeparator(), sentences);
    }

    static String choice(String property, String value, String allowed) {
        return property + " is '" + value + "': " + allowed + " is allowed.";
    }

    static String parameters(String prefix, InvalidValueException wrong) {
        return wrong.violations().stream()
                .map(violation -> prefix + violation)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    static String noRequest(String parameters) {
        return "There is no request to send: not in any minute. Give at least one minute some, with " + parameters
                + ".";
    }

    static String oneEndpoint(String goal, int descriptors) {
        return "stepscale:" + goal + " drives one endpoint, and there are " + descriptors
                + " descriptors. Name one with -Dstepscale.descriptor.";
    }

    static String noPayload() {
        return "There is nothing to send. Name a file, a folder or a .jsonl file that the model takes, with"
                + " -Dstepscale.load.payload.";
    }

    /** Before it is known which kind of endpoint it is. */
    static String nothingToSend() {
        return noPayload() + " For an asynchronous endpoint, name what lies in S3, with"
                + " -Dstepscale.load.inputLocation=s3://<bucket>/<key>.";
    }

    static String noInputLocation() {
        return "An asynchronous endpoint takes its requests from S3. Put one there, and name it with"
                + " -Dstepscale.load.inputLocation=s3://<bucket>/<key>.";
    }

    static String noEndpointName() {
        return "Requests go to an endpoint, and the descriptor names only the inference component. Add endpointName, or give"
                + " -Dstepscale.endpointName.";
    }

    static String noTrace(String stack) {
        return stack
                + ": there is no trace to replay. Name a CSV file with -Dstepscale.traffic, or under 'traffic' in the"
                + " descriptor; or choose stepscale.load.profile=ramp or constant.";
    }

    static String noLatency() {
        return "stepscale.calibrate.latency is not given: what may the p95 of the answers be at most? Give it, such as"
                + " -Dstepscale.calibrate.latency=500ms.";
    }

    static String oneDescriptor(String stackSet, int descriptors) {
        return "The stack set " + stackSet + " takes one descriptor, and there are " + descriptors
                + ". Name one with <descriptor> or -Dstepscale.descriptor, an execution for each.";
    }

    static String notForStackSets(List<String> properties) {
        return "Not for stack sets: " + String.join(", ", properties) + ". Leave out "
                + (properties.size() == 1 ? "that" : "these") + ", or stepscale.stackSet.";
    }

    static String onlyForStackSets(List<String> properties) {
        return "Only for stack sets: " + String.join(", ", properties)
                + ". Name one with stepscale.stackSet, or leave out " + (properties.size() == 1 ? "that." : "these.");
    }

    static String notForModel(String property, String model) {
        return property + " is not for a stack set that is " + model
                + ". Leave it out, or choose the other stepscale.permissionModel.";
    }

    static String blankEntry(String property) {
        return property + " has an entry without text. Remove a comma too many, or set what the entry is made of.";
    }

    static String missingForStackSets(String property) {
        return property + " is not given: a stack set needs to know where its stacks shall be.";
    }

    static String noTraffic(String stack) {
        return stack
                + ": there is nothing to replay. Name a CSV file or a profile under 'traffic' in the descriptor, give"
                + " one with -Dstepscale.traffic, or write tests under 'expect'.";
    }

    /** @param problem as of {@link io.github.stepscale.operation.shared.InputFile} */
    static String trafficNotRead(String file, String problem) {
        return file + " " + problem + " It should hold traffic: timestamp,requests, a row a minute.";
    }

    static String oneRecording(int descriptors) {
        return "stepscale.record.directory takes one descriptor, and there are " + descriptors
                + ". Leave it out, so that each stack has its own folder, or name one with -Dstepscale.descriptor.";
    }

    /** @param problem likewise */
    static String recordingNotRead(String file, String problem) {
        return file + " " + problem
                + " Move it away, or choose another folder with -Dstepscale.record.directory. Nothing"
                + " was overwritten.";
    }

    static String noDelays(String why) {
        return "The traffic is recorded, but no delays are measured. " + why + " Run it again to measure them.";
    }

    static String oldDelays(String file) {
        return file + " is that of an earlier run: this one has measured no delay.";
    }

    static String simulateRecording(String file) {
        String argument = file.contains(" ") ? '"' + file + '"' : file;
        return "Next: mvn stepscale:simulate -Dstepscale.traffic=" + argument;
    }

    static String missed(String stack, Objective.Miss miss) {
        if (Double.isNaN(miss.actual())) {
            return stack + ": whether it meets its objective " + miss.key()
                    + " cannot be told, since it is not known what"
                    + " one instance serves. Write service: { requestsPerInstance: <requests a minute> }, or give"
                    + " -Dstepscale.requestsPerInstance.";
        }
        boolean share = miss.key().equals("maxExcess");
        String known = share ? Numbers.percent(miss.actual(), 3) : PlainNumbers.rounded(miss.actual(), 2);
        String was = Double.isInfinite(miss.actual()) ? "more than a day" : known;
        String asked = share ? Numbers.percent(miss.requested(), 3) : PlainNumbers.rounded(miss.requested(), 2);
        return stack + ": misses its objective: " + miss.key() + " is " + was + ", asked is at most " + asked
                + ". Look at its report, change the policy or the objective, or build with"
                + " -Dstepscale.simulate.failOnObjective=false.";
    }

    private static String and(long errors, long warnings) {
        return errors > 0 && warnings > 0 ? " and " : "";
    }

    private static String counted(long number, String noun) {
        return number == 0 ? "" : Plurals.of(number, noun);
    }
}
