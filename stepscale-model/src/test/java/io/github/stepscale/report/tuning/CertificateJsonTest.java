package io.github.stepscale.report.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.testing.RandomScaling;
import io.github.stepscale.tuning.certificate.RandomCertificate;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CertificateJsonTest {
    private static final TuningCertificate CERTIFICATE = RandomCertificate.of(1);
    private static final String TEXT = CertificateJson.of(CERTIFICATE);

    private static List<String> mistakes(String text) {
        return CertificateJson.read("c.json", text.getBytes(StandardCharsets.UTF_8)).findings().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void whatIsWrittenIsReadBackToTheLastDigit() {
        RandomScaling.seeds(300).forEach(seed -> {
            TuningCertificate certificate = RandomCertificate.of(seed);
            String text = CertificateJson.of(certificate);
            CertificateReadResult read = CertificateJson.read("c.json", text.getBytes(StandardCharsets.UTF_8));
            assertThat(read.findings()).as("seed %s: %s", seed, text).isEmpty();
            assertThat(read.certificate()).as("seed %s", seed).contains(certificate);
            assertThat(CertificateJson.of(read.certificate().orElseThrow())).isEqualTo(text);
        });
    }

    @Test
    void everyKeyIsNeeded() {
        Pattern key = Pattern.compile("\"([a-zA-Z0-9]+)\" :");
        List<MatchResult> keys = key.matcher(TEXT)
                .results()
                .filter(found -> !isFree(TEXT, found.start()))
                .toList();
        assertThat(keys).hasSizeGreaterThan(40);
        for (MatchResult found : keys) {
            String name = found.group(1);
            String renamed = TEXT.substring(0, found.start(1)) + name + "Zzz" + TEXT.substring(found.end(1));
            String mistake = name.equals("format") ? "the key 'format' is missing" : name + "Zzz: is not a key here";
            assertThat(mistakes(renamed)).as(name).anyMatch(line -> line.contains(mistake));
        }
    }

    /** The entries of these objects may have any names. */
    private static boolean isFree(String text, int at) {
        return List.of("\"parameters\" : {", "\"values\" : {", "\"service\" : {").stream()
                        .anyMatch(object -> {
                            int start = text.indexOf(object);
                            return at > start
                                    && at
                                            < start
                                                    + text.substring(start)
                                                            .split("\n *}", 2)[0]
                                                            .length();
                        })
                || text.startsWith("\"scaleOutDelay\"", at)
                || text.startsWith("\"metricDelay\"", at);
    }

    @Test
    void mistakesAreReportedTogetherWithTheirPositions() {
        String wrong = TEXT.replaceFirst("\"margin\" : [^,]*", "\"margin\" : \"half\"")
                .replaceFirst("\"seed\" : [^,]*", "\"seed\" : 1.5")
                .replaceFirst("\"keepsObjective\" : [a-z]*", "\"keepsObjective\" : 1");
        assertThat(mistakes(wrong))
                .containsExactly(
                        lineOf(wrong, "margin") + ":3 margin: has another type: a number is needed. Tune again.",
                        lineOf(wrong, "seed") + ":3 seed: '1.5' is not a whole number of up to 18 digits. Tune again.",
                        lineOf(wrong, "keepsObjective")
                                + ":5 tuned.keepsObjective: has another type: true or false is needed. Tune again.");
    }

    private static String lineOf(String text, String key) {
        long line = text.substring(0, text.indexOf(key)).lines().count();
        return "c.json:" + line;
    }

    @Test
    void aPlanThatWasEditedIsRefused() {
        assertThat(mistakes(TEXT.replaceFirst("\"capacity.max\" : \"", "\"capacity.max\" : \"1")))
                .singleElement()
                .asString()
                .contains("plan.sha256: is not the hash of plan.values: the certificate was changed");
    }

    @Test
    void anotherFormatIsTheOnlyMistakeOfAFile() {
        assertThat(mistakes("{\"format\": 2, \"other\": []}"))
                .singleElement()
                .asString()
                .startsWith("c.json:1:2 format: '2' is not a format that stepscale");
    }

    @Test
    void aKeyThatIsGivenTwiceIsAMistake() {
        assertThat(mistakes("{ \"format\" : 1,\n  \"format\" : 1, " + TEXT.substring(TEXT.indexOf("\"stepscale\""))))
                .containsExactly("c.json:2:3 format: is given again: line 1 has it, and each key is allowed once."
                        + " Remove one of them.");
    }

    @Test
    void absurdNumbersAreRefused() {
        assertThat(mistakes(
                        TEXT.replaceFirst("\"instanceMinutes\" : [^,]*", "\"instanceMinutes\" : " + "9".repeat(200))))
                .anyMatch(line -> line.contains("tuned.instanceMinutes"));
        assertThat(mistakes(TEXT.replaceFirst("(?s)(\"tuned\".*?\"requests\" : )[0-9.]+", "$11e400")))
                .anyMatch(line -> line.contains("tuned.requests: is too large for a number"));
        assertThat(mistakes(TEXT.replaceFirst("\"minutes\" : [^,]*", "\"minutes\" : -1")))
                .anyMatch(line -> line.contains("tuned.minutes: -1 is not allowed"));
        assertThat(mistakes(TEXT.replaceFirst("\"hours\" : \"[^\"]*\"", "\"hours\" : \"xyz\"")))
                .anyMatch(line -> line.contains("tuned.hours: is not allowed: 8 hexadecimal digits"));
        assertThat(mistakes("[".repeat(100_000))).singleElement().asString().contains("nested too deeply");
        assertThat(mistakes(" ".repeat(2_000_000))).singleElement().asString().contains("larger than 1 MiB");
    }

    @Test
    void whatIsNoJsonObjectIsSaid() {
        assertThat(mistakes("")).anyMatch(line -> line.startsWith("c.json:1:1"));
        for (String other : List.of("[]", "", "{}", "7", "{ \"version\" : 1, \"verdict\" : \"keep\" }")) {
            assertThat(mistakes(other))
                    .as(other)
                    .containsExactly(
                            "c.json:1:1: is no certificate of a tuning: the key 'format' is missing." + " Tune again.");
        }
        assertThat(mistakes("endpointName: x")).singleElement().asString().contains("cannot be read as JSON");
        assertThat(mistakes(TEXT + "{}")).singleElement().asString().contains("text follows the end");
        assertThat(mistakes(TEXT.substring(0, TEXT.length() / 2)))
                .singleElement()
                .asString()
                .contains("cannot be read as JSON");
    }

    /** Each byte of a certificate may be any other: the answer is a certificate or findings, never an exception. */
    @Test
    void anyTextIsAnsweredWithFindings() {
        SplittableRandom random = new SplittableRandom(3);
        byte[] original = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = original.clone();
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                changed[random.nextInt(changed.length)] = (byte) "{}[],:\"0z-.\\\n\u0001".charAt(random.nextInt(14));
            }
            CertificateReadResult read = CertificateJson.read("c.json", changed);
            assertThat(read.certificate().isPresent()).isEqualTo(read.findings().isEmpty());
        }
    }
}
