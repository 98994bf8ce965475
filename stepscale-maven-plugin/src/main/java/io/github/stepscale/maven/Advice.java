package io.github.stepscale.maven;

import io.github.stepscale.policy.InvalidPolicyException;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Shares;
import java.util.List;
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
                + "' has just written. Give one of them another <stackName> or <outputDirectory>.";
    }

    static String offline() {
        return "Goal requires online mode for execution but Maven is currently offline.";
    }

    static String confirm() {
        return "Nobody can be asked here: say so beforehand with -Dstepscale.confirm=true.";
    }

    static String drifted(String stack) {
        return "Not as the descriptor says: " + stack + ". Deploy to bring it there, or correct the descriptor.";
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

    static String parameters(String prefix, InvalidPolicyException wrong) {
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

    static String trafficNotRead(String file, boolean exists) {
        return file + (exists ? " cannot be read. Check that it is a file, and its permissions." : " does not exist.")
                + " It is to hold traffic: timestamp,requests, a row a minute.";
    }

    static String oneRecording(int descriptors) {
        return "stepscale.record.directory takes one descriptor, and there are " + descriptors
                + ". Leave it out, so that each stack has its own folder, or name one with -Dstepscale.descriptor.";
    }

    static String recordingNotRead(String file) {
        return file + " cannot be read as text in UTF-8. Check its permissions, or choose another folder with"
                + " -Dstepscale.record.directory. Nothing was overwritten.";
    }

    static String simulateRecording(String file) {
        String argument = file.contains(" ") ? '"' + file + '"' : file;
        return "Next: mvn stepscale:simulate -Dstepscale.traffic=" + argument;
    }

    static String missed(String stack, Objective.Miss miss) {
        if (Double.isNaN(miss.was())) {
            return stack + ": whether it meets its objective " + miss.key()
                    + " cannot be told, since it is not known what"
                    + " one instance serves. Write service: { requestsPerInstance: <requests a minute> }, or give"
                    + " -Dstepscale.requestsPerInstance.";
        }
        boolean share = miss.key().equals("maxExcess");
        String was = share ? Shares.percent(miss.was()) : Shares.plain(miss.was(), 2);
        String asked = share ? Shares.percent(miss.asked()) : Shares.plain(miss.asked(), 2);
        return stack + ": misses its objective: " + miss.key() + " is " + was + ", asked is at most " + asked
                + ". Look at its report, change the policy or the objective, or build with"
                + " -Dstepscale.simulate.failOnObjective=false.";
    }

    private static String and(long errors, long warnings) {
        return errors > 0 && warnings > 0 ? " and " : "";
    }

    private static String counted(long number, String noun) {
        return number == 0 ? "" : number + " " + noun + (number == 1 ? "" : "s");
    }
}
