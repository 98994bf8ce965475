package io.github.stepscale.maven;

import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.load.report.LoadRun;
import io.github.stepscale.report.simulation.LatencyText;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ResponseBounds;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The messages of the goals: what is wrong, with the value, what is allowed, and the fix. Those about what AWS answered are in
 * {@link io.github.stepscale.operation.ErrorAdvice}.
 */
final class Messages {
    private static final String AFTER_A_MISS = " See its report; then change the policy or the objective, or build with"
            + " -Dstepscale.simulate.failOnObjective=false.";

    private Messages() {}

    static String skipped(String property) {
        return "Skipped: " + property + " is true.";
    }

    /** @param owner the artifact of the module that has a descriptor */
    static String passedOver(String owner) {
        return "Passed over: this module has no " + ReactorDescriptors.DEFAULT + ", and module " + owner
                + " has a descriptor.";
    }

    static String findings(long errors, long warnings, int descriptors, Hints hints) {
        String where = descriptors == 1 ? "the descriptor" : descriptors + " descriptors";
        String them = pronoun(errors, warnings);
        String next = errors > 0
                ? "Correct " + them + ", then run " + hints.run("validate")
                : "Correct " + them + ", accept " + them + " under 'allow', or build without stepscale.failOn=warning";
        return counted(errors, warnings) + " in " + where + ". " + next + ".";
    }

    static String notWritten(String file, String reason) {
        return "Cannot write " + file + ": " + reason
                + ". Make its folder writable, or choose another with <outputDirectory> or -Dstepscale.outputDirectory.";
    }

    static String writtenTwice(String file, String earlier, String execution) {
        return "Execution '" + execution + "' would overwrite " + file + ", which execution '" + earlier
                + "' has just written. If they scale different targets, give one of them another <stackName>. If they scale the"
                + " same target, write one descriptor with rules, or give one of them another <outputDirectory>.";
    }

    static String offline() {
        return "Goal requires online mode for execution but Maven is currently offline.";
    }

    static String notInteractive(Hints hints) {
        return "Not interactive: confirm with " + hints.set("confirm", "true") + ".";
    }

    static String drifted(String stack) {
        return stack + ": what runs differs from the descriptor. The lines above say how, and what to do next.";
    }

    static String partlyRead(String stack) {
        return stack
                + ": what runs may differ from the descriptor, since a part could not be read. Grant the permission that"
                + " the lines above name, or run without -Dstepscale.failOnDrift=true.";
    }

    static String stacksNotDeployed(int failed, int all) {
        return failed + " of " + all
                + " stacks were not deployed; the lines above say why. Fix that and run the same command again: it leaves the"
                + " deployed stacks as they are.";
    }

    /** @param sentences one for each stack that failed, with its name */
    static String someFailed(List<String> sentences, int all) {
        return sentences.size() + " of " + all
                + " stacks failed; the results of the others are above and in their files." + System.lineSeparator()
                + String.join(System.lineSeparator(), sentences);
    }

    /** All reasons, one per line. */
    static String loadFailed(LoadRun run) {
        return Stream.concat(
                        run.stopReason().stream().map(why -> "The run was cut short: " + why + "."),
                        run.broken().stream().map(broken -> "Threshold broken: " + broken.sentence() + "."))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    static String noRequest(String parameters) {
        return "No minute has a request. Add requests with " + parameters + ".";
    }

    static String oneEndpoint(String goal, int descriptors) {
        return "stepscale:" + goal + " sends requests to one endpoint, and there are " + descriptors
                + " descriptors. Name one with <descriptor> or -Dstepscale.descriptor.";
    }

    static String noPayload() {
        return "There is nothing to send. Name a file, a folder or a .jsonl file of request bodies with"
                + " -Dstepscale.load.payload.";
    }

    /** For before it is known which kind of endpoint it is. */
    static String nothingToSend() {
        return noPayload() + " For an asynchronous endpoint, name objects in S3 with"
                + " -Dstepscale.load.inputLocation=s3://<bucket>/<key>.";
    }

    static String noInputLocation() {
        return "An asynchronous endpoint reads request bodies from S3. Put one there, and name it with"
                + " -Dstepscale.load.inputLocation=s3://<bucket>/<key>.";
    }

    static String noEndpointName() {
        return "The descriptor names only the inference component, and requests need an endpoint. Add endpointName, or set"
                + " -Dstepscale.endpointName.";
    }

    static String noTrace(String stack) {
        return stack
                + ": there is no trace to replay. Name a traffic file with -Dstepscale.traffic, or under 'traffic' in the"
                + " descriptor; or choose stepscale.load.profile=ramp or constant.";
    }

    static String noLatency() {
        return "stepscale.calibrate.latency is missing. Set the target for the p95 latency, such as"
                + " -Dstepscale.calibrate.latency=500ms.";
    }

    static String oneDescriptor(String stackSet, int descriptors) {
        return "The stack set " + stackSet + " takes one descriptor, and there are " + descriptors
                + ". Name one with <descriptor> or -Dstepscale.descriptor, in an execution for each.";
    }

    static String notForStackSets(List<String> properties) {
        return "Not for stack sets: " + String.join(", ", properties) + ". Leave " + pronoun(properties)
                + " out, or leave out stepscale.stackSet.";
    }

    static String noRepairWithChangeSet() {
        return "stepscale.repair and stepscale.changeSet exclude each other: a repair executes its own change set. Leave out"
                + " one of them.";
    }

    static String onlyForStackSets(List<String> properties) {
        return "Only for stack sets: " + String.join(", ", properties)
                + ". Name a stack set with stepscale.stackSet, or leave " + pronoun(properties) + " out.";
    }

    private static String pronoun(List<String> things) {
        return things.size() == 1 ? "it" : "them";
    }

    static String notForModel(String property, String model) {
        return property + " does not apply to a " + model
                + " stack set. Leave it out, or choose the other stepscale.permissionModel.";
    }

    static String missingForStackSets(String property) {
        return property + " is missing. A stack set needs accounts or organizational units, and Regions.";
    }

    static final String INTERVAL_WITHOUT_TRAFFIC =
            "stepscale.trafficInterval describes the rows of stepscale.traffic, which is not"
                    + " given. Name the interval of the descriptor's file in the descriptor: traffic: {file: ..., interval: 5m}.";

    static final String TUNED_UNTIL_STOPPED = "Interrupted: the best that was found so far is written.";

    static final String TUNED_BEFORE_STOPPED = "Interrupted: what was tuned until then is written.";

    static final String NOTHING_TUNED = "Interrupted: no policy was found until then, so none is written.";

    static final String NOT_TUNED = "Not tuned: the search was stopped.";

    static String nothingToTune(String stack, Hints hints) {
        return stack
                + ": there is no traffic to tune on. Name a traffic file under 'traffic' in the descriptor, or give one with "
                + hints.set("traffic", "<file>") + ". Next: " + hints.run("record")
                + " records the traffic of a running endpoint.";
    }

    static String incomplete(String stack) {
        return stack
                + ": the search was stopped: this is the best that was found so far, not the result of the whole search.";
    }

    static String nothingQualifies(String stack, List<String> sentences) {
        return sentences.stream().map(sentence -> sentence + ".").collect(Collectors.joining(" ", stack + ": ", ""));
    }

    static String useTuned(String file, Hints hints) {
        return next("simulate", file, hints);
    }

    /** The next goal, on a descriptor that this one wrote. */
    static String next(String goal, String file, Hints hints) {
        return "Next: " + hints.run(goal, Map.of("descriptor", file));
    }

    static final String NOTHING_IMPORTED = "Nothing was imported: the lines above say why.";

    /** @param file what was written, if anything was */
    static String imported(long errors, long warnings, Optional<String> file, Hints hints) {
        String them = pronoun(errors, warnings);
        String allowed = errors > 0 ? "" : ", accept " + them + " under 'allow'";
        return counted(errors, warnings) + ". "
                + file.map(name -> "Correct " + them + " in " + name + allowed + ", then run "
                                + hints.run("validate", Map.of("descriptor", name)) + ".")
                        .orElseGet(() -> "No descriptor was written. Correct " + them + ", then run "
                                + hints.run("import") + ".");
    }

    static String importedSeveral(long errors, long warnings, int written, int targets, Hints hints) {
        return counted(errors, warnings) + ". The table above says where. " + written + " of " + targets
                + " targets were imported. Correct " + pronoun(errors, warnings)
                + " in the imported descriptors, and where there is none in the account; then run "
                + hints.run("import") + ".";
    }

    static String notOverwritten(String file) {
        return file
                + " exists and has other content, and an import overwrites no file. Rename or remove it, or give the"
                + " imported descriptor another name with -Dstepscale.stackName.";
    }

    static String sameStackName(String file) {
        return "another target is imported to " + file
                + " too. Import this one alone, with a -Dstepscale.stackName of its own.";
    }

    static String besideNotRead(String file) {
        return file + " cannot be read: beside a template, stepscale.descriptor is one file, of which service, traffic,"
                + " objective, expect and allow are used. Correct the path, or leave it out.";
    }

    /** @param findings what was found in the template */
    static String nothingToRead(List<String> findings) {
        return Stream.concat(
                        findings.stream(),
                        Stream.of(
                                "The template has no scaling that a descriptor can describe: steps, or target tracking"
                                        + " alone, of a SageMaker target are needed."))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** A template that can be simulated, and for which no descriptor can be written. */
    static String notWritable(String stack, Hints hints) {
        return stack + " cannot be written as a descriptor, which tuning would change. " + hints.run("import")
                + " says why.";
    }

    static String excludeEachOther(String property, String other) {
        return property + " and " + other + " exclude each other. Leave out one of them.";
    }

    static String onlyForAdoption(String property) {
        return property + " executes what stepscale.import.adopt prepares. Give that too, or leave it out.";
    }

    static String onlyForTemplate(String property) {
        return property + " gives values to a template. Name one with stepscale.template, or leave it out.";
    }

    static String removed(String file) {
        return "Removed " + file + ", which an earlier run wrote";
    }

    static String descriptorChanged(String file) {
        return file + " changed while it was read. Run the same command again.";
    }

    static String noTraffic(String stack) {
        return stack
                + ": there is nothing to replay. Name a traffic file or a profile under 'traffic' in the descriptor, give"
                + " one with -Dstepscale.traffic, or write tests under 'expect'.";
    }

    static String oneRecording(int descriptors) {
        return "stepscale.record.directory is for one descriptor, and there are " + descriptors
                + ". Leave it out to give each stack its own folder, or name one descriptor with <descriptor> or -Dstepscale.descriptor.";
    }

    static String noDelays(String why) {
        return "The traffic is recorded, but no delays are measured. " + why + " Run the goal again to measure them.";
    }

    static String noPeak(String reason) {
        return "concurrencyPeak was not measured: " + reason;
    }

    static String curveNeedsWatch() {
        return "stepscale.load.curve needs the capacity, which stepscale.load.watch=false leaves out. Leave out one of the two.";
    }

    static String noCurve(boolean isAsync) {
        return "stepscale.load.curve measures what one instance does with its load, but "
                + (isAsync
                        ? "an asynchronous endpoint answers from its queue"
                        : "a serverless variant has no instances")
                + ". Leave it out.";
    }

    static String oldDelays(String file) {
        return file + " is from an earlier run; this run measured no delays.";
    }

    static String simulateRecording(String file, Hints hints) {
        return "Next: " + hints.run("simulate", Map.of("traffic", file));
    }

    /** @param objective what the policy misses */
    static String missed(String stack, Objective objective, Objective.Miss miss) {
        if (miss.key().equals(Objective.LATENCY)) {
            return missed(stack, objective.latency().orElseThrow(), miss);
        }
        if (Double.isNaN(miss.actual())) {
            return stack + ": cannot evaluate the objective " + miss.key()
                    + " without knowing what one instance can serve. Write service: { requestsPerInstance: <requests per"
                    + " minute> }, or set -Dstepscale.requestsPerInstance.";
        }
        boolean share = miss.key().equals("maxExcess");
        String known = share ? ReadableNumbers.percent(miss.actual(), 3) : PlainNumbers.rounded(miss.actual(), 2);
        String actual = Double.isInfinite(miss.actual()) ? "more than a day" : known;
        String allowed =
                share ? ReadableNumbers.percent(miss.requested(), 3) : PlainNumbers.rounded(miss.requested(), 2);
        return stack + ": misses its objective: " + miss.key() + " is " + actual + ", at most " + allowed
                + " is allowed." + AFTER_A_MISS;
    }

    /** @param miss without a full stop */
    static String missedCertificate(String stack, String miss) {
        return stack + ": " + miss
                + ". See its report; then tune again on newer traffic, or build with"
                + " -Dstepscale.simulate.failOnObjective=false.";
    }

    private static String missed(String stack, LatencyObjective limit, Objective.Miss miss) {
        return Double.isNaN(miss.actual())
                ? stack + ": the objective latency " + ResponseBounds.NEEDS_CURVE + ". " + ResponseBounds.CURVE_FIX
                        + "."
                : stack + ": misses its objective: latency is " + LatencyText.reached(limit, miss.actual()) + "."
                        + AFTER_A_MISS;
    }

    private static String counted(long errors, long warnings) {
        String and = errors > 0 && warnings > 0 ? " and " : "";
        return counted(errors, "error") + and + counted(warnings, "warning");
    }

    private static String pronoun(long errors, long warnings) {
        return errors + warnings == 1 ? "it" : "them";
    }

    private static String counted(long number, String noun) {
        return number == 0 ? "" : Plurals.of(number, noun);
    }
}
