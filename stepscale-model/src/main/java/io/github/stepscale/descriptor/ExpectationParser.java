package io.github.stepscale.descriptor;

import io.github.stepscale.scenario.Expectation;
import io.github.stepscale.scenario.Scenario.Phase;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the sentences under {@code expect}. */
final class ExpectationParser {
    private static final String NUMBER = "(\\d{1,12})";
    private static final Pattern FROM = Pattern.compile("(.*?),? from (\\d{1,6})" + ExpectationForm.UNITS);
    private static final Pattern PHASE =
            Pattern.compile(NUMBER + "(?: requests?(?: per minute)?)? for (\\d{1,6}) minutes?");
    private static final String IN_THAT_FORM = "Rewrite it in that form";
    private static final String WHEN_FORM =
            "120 requests per minute for 10 minutes, then 30 for 20 minutes, from 2 instances";
    private static final String THEN_FORM = "at least 4 within 12 minutes, at most 2 after 30 minutes, at most 6"
            + " throughout, at most 1 throughout the first 30 minutes, at most 1% of requests above capacity, no requests above capacity,"
            + " p95 below 800 ms, mean at most 2 s after 5 minutes, no timeouts, or no scaling";

    private final MistakeCollector mistakes;
    private final ScalarReader scalars;

    ExpectationParser(MistakeCollector mistakes) {
        this.mistakes = mistakes;
        this.scalars = new ScalarReader(mistakes);
    }

    /**
     * The traffic of a scenario.
     *
     * @param phases the phases in their order
     * @param from the capacity at the start
     */
    record When(List<Phase> phases, OptionalInt from) {}

    /** Parses the traffic of a scenario. */
    Optional<When> when(YamlNode node) {
        return scalars.text(node, "a sentence").flatMap(text -> when(node, oneLine(text)));
    }

    private Optional<When> when(YamlNode node, String text) {
        Matcher from = FROM.matcher(text);
        boolean hasStart = from.matches();
        OptionalInt instances = hasStart ? OptionalInt.of(Integer.parseInt(from.group(2))) : OptionalInt.empty();
        List<Phase> phases = new ArrayList<>();
        for (String part : (hasStart ? from.group(1) : text).split(",? then ", -1)) {
            Matcher phase = PHASE.matcher(part.strip());
            if (!phase.matches()) {
                return refuse(node, part.strip(), ": use a form such as " + WHEN_FORM, IN_THAT_FORM);
            }
            mistakes.makeAt(node, () -> new Phase(Long.parseLong(phase.group(1)), Integer.parseInt(phase.group(2))))
                    .ifPresent(phases::add);
        }
        return Optional.of(new When(phases, instances))
                .filter(when -> !when.phases().isEmpty());
    }

    /** Parses one sentence, or a list of them; those that are not understood are mistakes. */
    List<Expectation> then(YamlNode node) {
        List<YamlNode> sentences = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
        return sentences.stream()
                .map(sentence ->
                        scalars.text(sentence, "a sentence").flatMap(text -> expectation(sentence, oneLine(text))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Expectation> expectation(YamlNode node, String text) {
        return ExpectationForm.find(text)
                .map(made -> mistakes.makeAt(node, made))
                .orElseGet(() -> ExpectationWords.fix(text)
                        .map(fix -> this.<Expectation>refuse(node, text, "", fix))
                        .orElseGet(() -> refuse(node, text, ": use a form such as " + THEN_FORM, IN_THAT_FORM)));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private <T> Optional<T> refuse(YamlNode node, String text, String forms, String fix) {
        mistakes.add(node, MistakeIds.VALUE, Quotes.of(text) + " is not understood" + forms, fix);
        return Optional.empty();
    }
}
