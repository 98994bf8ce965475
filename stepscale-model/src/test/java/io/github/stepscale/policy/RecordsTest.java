package io.github.stepscale.policy;

import static io.github.stepscale.testing.Refusals.allowed;
import static io.github.stepscale.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.ServerlessVariant;
import io.github.stepscale.testing.Refusals;
import io.github.stepscale.validation.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each small record refuses, with its sentence, and what lies just inside each limit. */
class RecordsTest {
    private static final String DIGITS =
            "the number has too many digits: up to 15 significant digits and a size below 10^15 are allowed";
    private static final String CONTROL =
            "contains a control character, an invisible character or half of one character: only printable text is"
                    + " allowed";
    private static final String RESOLVE =
            "contains {{resolve:, which CloudFormation would replace by another value: text is allowed";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"names", "capacities", "schedules", "stacks", "dimensions", "metrics", "alarms", "settings", "rules"
    })
    void saysWhatIsWrong(String name, Supplier<?> making, List<String> reasons) {
        Refusals.check(making, reasons);
    }

    static Stream<Arguments> names() {
        String form = " is not a name: letters, digits and inner hyphens, 1 to 63 characters";
        return Stream.of(
                allowed("one letter", () -> variant("a", "Z")),
                allowed("63 characters", () -> variant("a".repeat(63), "9" + "-".repeat(61) + "9")),
                refused(
                        "64 characters",
                        () -> variant("a".repeat(64), "v"),
                        "D05 endpointName: '" + "a".repeat(57) + "...'" + form),
                refused("empty", () -> variant("", "v"), "D05 endpointName: ''" + form),
                refused("an underscore", () -> variant("a_b", "v"), "D05 endpointName: 'a_b'" + form),
                refused("a dot", () -> variant("a.b", "v"), "D05 endpointName: 'a.b'" + form),
                refused("a line break behind", () -> variant("ab\n", "v"), "D05 endpointName: 'ab?'" + form),
                refused(
                        "hyphens at the ends",
                        () -> variant("-a", "v-"),
                        "D05 endpointName: '-a'" + form,
                        "D05 variantName: 'v-'" + form),
                refused(
                        "a serverless variant",
                        () -> new ServerlessVariant("ä", ""),
                        "D05 endpointName: 'ä'" + form,
                        "D05 variantName: ''" + form),
                refused(
                        "an inference component",
                        () -> new InferenceComponent("c-", Optional.of("e-")),
                        "D05 inferenceComponentName: 'c-'" + form,
                        "D05 endpointName: 'e-'" + form),
                allowed(
                        "an inference component without endpoint",
                        () -> new InferenceComponent("c--9", Optional.empty())));
    }

    static Stream<Arguments> capacities() {
        return Stream.of(
                allowed("0 to 1", () -> new CapacityRange(0, 1)),
                allowed("equal", () -> new CapacityRange(7, 7)),
                refused("negative", () -> new CapacityRange(-1, 1), "D05 minCapacity: -1 is below 0"),
                refused("a maximum of 0", () -> new CapacityRange(0, 0), "D05 maxCapacity: 0 is below 1"),
                refused(
                        "the wrong way round",
                        () -> new CapacityRange(3, 2),
                        "D07 minCapacity: 3 is above maxCapacity 2: it must be at most that"),
                refused(
                        "all of it",
                        () -> new CapacityRange(-1, -2),
                        "D05 minCapacity: -1 is below 0",
                        "D05 maxCapacity: -2 is below 1"));
    }

    static Stream<Arguments> schedules() {
        String form = " is not allowed: at(yyyy-mm-ddThh:mm:ss), rate(value unit) or"
                + " cron(minutes hours day month weekday year) is, with ? for the day or the weekday";
        String name = " is not allowed: a name without ':', '/' and '|', and without a leading or trailing space, is";
        Instant start = Instant.parse("2026-01-31T08:00:00Z");
        return Stream.of(
                allowed("at", () -> schedule("n", "at(2026-01-31T08:00:00)")),
                allowed("rate", () -> schedule("n", "rate(1 day)")),
                allowed("cron", () -> schedule("n", "cron(0 8 ? * MON-FRI *)")),
                allowed("a name of 256 characters", () -> schedule("n".repeat(256), "rate(1 day)")),
                refused(
                        "no name",
                        () -> schedule("", "rate(1 day)"),
                        "D05 name: has 0 characters: 1 to 256 are allowed"),
                refused(
                        "a name of 257 characters",
                        () -> schedule("n".repeat(257), "rate(1 day)"),
                        "D05 name: has 257 characters: 1 to 256 are allowed"),
                refused("a colon in the name", () -> schedule("a:b", "rate(1 day)"), "D05 name: 'a:b'" + name),
                refused("a slash in the name", () -> schedule("a/b", "rate(1 day)"), "D05 name: 'a/b'" + name),
                refused("a bar in the name", () -> schedule("a|b", "rate(1 day)"), "D05 name: 'a|b'" + name),
                refused("a space before the name", () -> schedule(" a", "rate(1 day)"), "D05 name: ' a'" + name),
                refused("a space behind the name", () -> schedule("a ", "rate(1 day)"), "D05 name: 'a '" + name),
                refused(
                        "a line break in the name",
                        () -> schedule("a\nb", "rate(1 day)"),
                        "D05 name: contains a line break: one line is allowed"),
                refused("a rate of 0", () -> schedule("n", "rate(0 days)"), "D05 schedule: 'rate(0 days)'" + form),
                refused(
                        "five fields",
                        () -> schedule("n", "cron(0 8 ? * *)"),
                        "D05 schedule: 'cron(0 8 ? * *)'" + form),
                refused("a bare date", () -> schedule("n", "2026-01-31"), "D05 schedule: '2026-01-31'" + form),
                refused(
                        "no time zone",
                        () -> schedule("n", Optional.of("Mars/Olympus"), Optional.empty(), Optional.empty(), 1, 2),
                        "D05 timezone: 'Mars/Olympus' is not a time zone: an IANA name such as Europe/Berlin is allowed"),
                refused(
                        "an offset as time zone",
                        () -> schedule("n", Optional.of("+02:00"), Optional.empty(), Optional.empty(), 1, 2),
                        "D05 timezone: '+02:00' is not a time zone: an IANA name such as Europe/Berlin is allowed"),
                refused(
                        "an end that is the start",
                        () -> schedule("n", Optional.of("UTC"), Optional.of(start), Optional.of(start), 1, 2),
                        "D07 startTime: is not before endTime"),
                allowed(
                        "an end a second later",
                        () -> schedule(
                                "n", Optional.of("UTC"), Optional.of(start), Optional.of(start.plusSeconds(1)), 1, 1)),
                refused(
                        "nothing that changes",
                        () -> schedule("n", Optional.empty(), Optional.empty(), Optional.empty(), null, null),
                        "D06 : changes nothing: minCapacity, maxCapacity or both are needed"),
                refused(
                        "capacities too low",
                        () -> schedule("n", Optional.empty(), Optional.empty(), Optional.empty(), -1, -1),
                        "D05 minCapacity: is below 0",
                        "D05 maxCapacity: is below 0"),
                refused(
                        "capacities the wrong way round",
                        () -> schedule("n", Optional.empty(), Optional.empty(), Optional.empty(), 3, 2),
                        "D07 minCapacity: is above maxCapacity"));
    }

    static Stream<Arguments> stacks() {
        String stack = " is not allowed: a letter, then letters, digits and hyphens, at most 128 characters";
        String dashboard = " is not allowed: letters, digits, _ and -, at most 200 characters (the Region is added)";
        return Stream.of(
                allowed("a name of 128 characters", () -> named("a" + "-".repeat(127))),
                refused(
                        "a name of 129 characters",
                        () -> named("a".repeat(129)),
                        "D05 stackName: '" + "a".repeat(57) + "...'" + stack),
                refused("a name that starts with a digit", () -> named("1a"), "D05 stackName: '1a'" + stack),
                refused("a name with an underscore", () -> named("a_b"), "D05 stackName: 'a_b'" + stack),
                allowed("a description of 1,024 characters", () -> described("d".repeat(1024))),
                allowed("a description of 1,024 bytes", () -> described("ä".repeat(512))),
                allowed("a description of several lines", () -> described("one\n two: # \"three\"\n")),
                refused(
                        "a description of 1,025 characters",
                        () -> described("d".repeat(1025)),
                        "D05 description: has 1025 characters: 1 to 1024 are allowed",
                        "D05 description: is longer than 1,024 bytes in UTF-8, the maximum of CloudFormation"),
                refused(
                        "a description of 1,025 bytes",
                        () -> described("ä".repeat(512) + "."),
                        "D05 description: is longer than 1,024 bytes in UTF-8, the maximum of CloudFormation"),
                refused(
                        "an empty description",
                        () -> described(""),
                        "D05 description: has 0 characters: 1 to 1024 are allowed"),
                refused("a control character", () -> described("a\u0007"), "D05 description: " + CONTROL),
                refused("a tab", () -> described("a\tb"), "D05 description: " + CONTROL),
                refused("a carriage return", () -> described("a\r\nb"), "D05 description: " + CONTROL),
                refused("half a character", () -> described("a\uD83D"), "D05 description: " + CONTROL),
                refused("a line separator", () -> described("a\u2028b"), "D05 description: " + CONTROL),
                refused("a byte order mark", () -> described("\uFEFFa"), "D05 description: " + CONTROL),
                refused("no character", () -> described("a\uFFFF"), "D05 description: " + CONTROL),
                refused("a dynamic reference", () -> described("{{resolve:ssm:x}}"), "D05 description: " + RESOLVE),
                allowed("a tag of the greatest length", () -> new Tag("k".repeat(128), "v".repeat(256))),
                refused(
                        "a tag too long",
                        () -> new Tag("k".repeat(129), "v".repeat(257)),
                        "D05 " + "k".repeat(129) + ": has 129 characters: 1 to 128 are allowed",
                        "D05 " + "k".repeat(129) + ": has 257 characters: 1 to 256 are allowed"),
                refused(
                        "a tag without text",
                        () -> new Tag("", ""),
                        "D05 : has 0 characters: 1 to 128 are allowed",
                        "D05 : has 0 characters: 1 to 256 are allowed"),
                refused(
                        "a reserved tag",
                        () -> new Tag("AWS:x", "v"),
                        "D05 AWS:x: starts with aws:, which is reserved: another key is allowed"),
                allowed("a key that starts with aws", () -> new Tag("aws", "v")),
                refused(
                        "a tag of two lines",
                        () -> new Tag("k", "a\nb"),
                        "D05 k: contains a line break: one line is allowed"),
                allowed("50 tags", () -> tagged(50)),
                refused("51 tags", () -> tagged(51), "D05 tags: has 51 tags: at most 50 are allowed"),
                refused(
                        "a key twice",
                        () -> new StackSettings(
                                Optional.empty(),
                                Optional.empty(),
                                List.of(new Tag("k", "a"), new Tag("k", "b")),
                                Dashboard.ENABLED),
                        "D05 tags: uses a key twice: each is allowed once"),
                allowed("a dashboard of 200 characters", () -> Dashboard.named("_" + "-".repeat(199))),
                refused(
                        "a dashboard of 201 characters",
                        () -> Dashboard.named("d".repeat(201)),
                        "C02 name: '" + "d".repeat(57) + "...'" + dashboard),
                refused(
                        "a name of no dashboard",
                        () -> new Dashboard(false, Optional.of("d")),
                        "D07 name: is given, but the dashboard is disabled: a name is allowed for an enabled dashboard only"),
                refused("a dashboard with a space", () -> Dashboard.named("a b"), "C02 name: 'a b'" + dashboard),
                refused("a dashboard without a name", () -> Dashboard.named(""), "C02 name: ''" + dashboard));
    }

    static Stream<Arguments> dimensions() {
        String ascii = " is not allowed: ASCII characters that are not all spaces are";
        return Stream.of(
                allowed(
                        "a name of 255 and a value of 1,024 characters",
                        () -> Dimension.of("n".repeat(255), "v".repeat(1024))),
                refused(
                        "too long",
                        () -> Dimension.of("n".repeat(256), "v".repeat(1025)),
                        "D05 : has 256 characters: 1 to 255 are allowed",
                        "D05 " + "n".repeat(256) + ": has 1025 characters: 1 to 1024 are allowed"),
                refused(
                        "empty",
                        () -> Dimension.of("", ""),
                        "D05 : has 0 characters: 1 to 255 are allowed",
                        "D05 : has 0 characters: 1 to 1024 are allowed"),
                refused(
                        "a colon first",
                        () -> Dimension.of(":n", "v"),
                        "D05 : the dimension ':n' starts with a colon: another first character is required"),
                refused(
                        "no ASCII",
                        () -> Dimension.of("Größe", "数"),
                        "D05 : 'Größe'" + ascii,
                        "D05 Größe: '数'" + ascii),
                refused("spaces alone", () -> Dimension.of("n", "  "), "D05 n: '  '" + ascii),
                refused(
                        "a dot",
                        () -> Dimension.of("n", "."),
                        "D05 n: '.' means 'the same as above' in a dashboard: another name is allowed"),
                allowed("following", () -> Dimension.following("VariantName")),
                refused(
                        "following what is no parameter",
                        () -> Dimension.following("Shop"),
                        "D06 Shop: has no value: only EndpointName, VariantName and InferenceComponentName follow a parameter"));
    }

    static Stream<Arguments> metrics() {
        String statistic = " is not allowed: Average, Maximum, Minimum, SampleCount, Sum or a percentile such as p90";
        String id = " is not allowed: a lower-case letter, then letters, digits and _, at most 255 characters";
        String period = " is not allowed: 10, 20, 30 or a multiple of 60 seconds";
        return Stream.of(
                allowed("namespace and name of 255 characters", () -> source("n".repeat(255), "m".repeat(255), 60)),
                refused(
                        "too long",
                        () -> source("n".repeat(256), "m".repeat(256), 60),
                        "D05 namespace: has 256 characters: 1 to 255 are allowed",
                        "D05 name: has 256 characters: 1 to 255 are allowed"),
                refused(
                        "a colon first",
                        () -> source(":n", "m", 60),
                        "D05 namespace: ':n' starts with a colon: another first character is required"),
                refused(
                        "a name that means something else",
                        () -> source("N", "...", 60),
                        "D05 name: '...' means 'the same as above' in a dashboard: another name is allowed"),
                allowed("every 10 s", () -> source("N", "m", 10)),
                allowed("every 20 s", () -> source("N", "m", 20)),
                allowed("every 30 s", () -> source("N", "m", 30)),
                allowed("every hour", () -> source("N", "m", 3600)),
                refused("every 45 s (W15)", () -> source("N", "m", 45), "A06 period: 45" + period),
                refused("every 0 s", () -> source("N", "m", 0), "A06 period: 0" + period),
                refused("every -60 s", () -> source("N", "m", -60), "A06 period: -60" + period),
                refused("every 61 s", () -> source("N", "m", 61), "A06 period: 61" + period),
                allowed("30 dimensions", () -> withDimensions(30)),
                refused(
                        "31 dimensions",
                        () -> withDimensions(31),
                        "D05 dimensions: has 31 dimensions: at most 30 are allowed"),
                refused(
                        "a dimension twice",
                        () -> new SourceMetric(
                                "N", "m", List.of(Dimension.of("d", "1"), Dimension.of("d", "2")), Statistic.SUM, 60),
                        "D05 dimensions: names a dimension twice: each is allowed once"),
                allowed("p0", () -> new Statistic("p0")),
                allowed("p99.9999999999", () -> new Statistic("p99.9999999999")),
                allowed("p100.0", () -> new Statistic("p100.0")),
                refused("p101", () -> new Statistic("p101"), "D05 : 'p101'" + statistic),
                refused("p100.1", () -> new Statistic("p100.1"), "D05 : 'p100.1'" + statistic),
                refused("p", () -> new Statistic("p"), "D05 : 'p'" + statistic),
                refused("sum", () -> new Statistic("sum"), "D05 : 'sum'" + statistic),
                refused("Sum and a line break", () -> new Statistic("Sum\n"), "D05 : 'Sum?'" + statistic),
                allowed("an id of 255 characters", () -> input("m".repeat(255))),
                refused("an id that starts with a capital", () -> input("M1"), "D05 : 'M1'" + id),
                refused(
                        "an id of 256 characters",
                        () -> input("m".repeat(256)),
                        "D05 : '" + "m".repeat(57) + "...'" + id),
                allowed("an expression of 2,048 characters", () -> math("m1" + " ".repeat(2046), input("m1"))),
                refused(
                        "an expression of 2,049 characters",
                        () -> math("m1" + " ".repeat(2047), input("m1")),
                        "D05 expression: has 2049 characters: 1 to 2048 are allowed"),
                refused("no input", () -> math("1"), "A06 metrics: has 0 metrics: 1 to 10 are allowed"),
                allowed("10 inputs", () -> math("m0", inputs(10))),
                refused("11 inputs", () -> math("m0", inputs(11)), "A06 metrics: has 11 metrics: 1 to 10 are allowed"),
                refused(
                        "an id twice",
                        () -> math("m1", input("m1"), input("m1")),
                        "D05 metrics: uses an id twice: each is allowed once"),
                refused(
                        "two periods",
                        () -> math("m1", input("m1"), new MathMetric.Input("m2", source("N", "m", 300))),
                        "A06 metrics: have different periods: one period is allowed in an alarm"),
                refused(
                        "SEARCH",
                        () -> math("SUM(search('{N} m', 'Sum'))", input("m1")),
                        "A07 expression: uses SEARCH: an alarm needs a fixed list of metrics",
                        "A23 expression: uses search: the ids under 'metrics' are m1"),
                refused(
                        "ids that no metric has",
                        () -> math("m1 / (m3 + m2) + \"m4\"", input("m1")),
                        "A23 expression: uses m2, m3: the ids under 'metrics' are m1"),
                refused(
                        "words in small letters",
                        () -> math("max([m1, m2]) and m3", input("m1")),
                        "A23 expression: uses and, max: functions and operators are written in capitals",
                        "A23 expression: uses m2, m3: the ids under 'metrics' are m1"),
                refused("ids without any metric", () -> math("m1"), "A06 metrics: has 0 metrics: 1 to 10 are allowed"),
                allowed("numbers and functions", () -> math("IF(m1 > 1e3, FILL(m1, REPEAT), 0.5e-1)", input("m1"))));
    }

    static Stream<Arguments> alarms() {
        return Stream.of(
                allowed("1 of 1", () -> alarm(60, "0", 1, 1)),
                refused(
                        "0 periods",
                        () -> alarm(60, "0", 0, 1),
                        "A06 evaluationPeriods: 0 is below 1",
                        "A06 datapointsToAlarm: 1 is not allowed: 1 to evaluationPeriods, which is 0"),
                refused(
                        "0 datapoints",
                        () -> alarm(60, "0", 1, 0),
                        "A06 datapointsToAlarm: 0 is not allowed: 1 to evaluationPeriods, which is 1"),
                refused(
                        "3 of 2",
                        () -> alarm(60, "0", 2, 3),
                        "A06 datapointsToAlarm: 3 is not allowed: 1 to evaluationPeriods, which is 2"),
                allowed("a day of minutes", () -> alarm(60, "0", 1440, 1)),
                refused(
                        "a day and a minute",
                        () -> alarm(60, "0", 1441, 1),
                        "A06 evaluationPeriods: 1441 periods of 60 s are too long: at most 86400 s are allowed"),
                allowed("a week of hours", () -> alarm(3600, "0", 168, 1)),
                refused(
                        "a week and an hour",
                        () -> alarm(3600, "0", 169, 1),
                        "A06 evaluationPeriods: 169 periods of 3600 s are too long: at most 604800 s are allowed"),
                refused(
                        "more than an int holds",
                        () -> alarm(3600, "0", Integer.MAX_VALUE, 1),
                        "A06 evaluationPeriods: 2147483647 periods of 3600 s are too long: at most 604800 s are allowed"),
                refused(
                        "a threshold of 16 digits",
                        () -> alarm(60, "1.234567890123456", 1, 1),
                        "D05 threshold: " + DIGITS),
                refused("a fill of 16 digits", () -> Fill.with(new BigDecimal("1.234567890123456")), "D05 : " + DIGITS),
                allowed("a negative fill", () -> Fill.with(new BigDecimal("-1.5"))));
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                allowed("the least", () -> settings(1, 1, 0, 1)),
                refused(
                        "too little",
                        () -> settings(0, 0, -1, 0),
                        "D05 evaluationPeriods: 0 is below 1",
                        "D05 datapointsToAlarm: 0 is below 1",
                        "D05 cooldown: -1 is below 0",
                        "D05 minAdjustmentMagnitude: 0 is below 1"),
                refused("a policy with a negative cooldown", () -> policy(-1), "D05 cooldown: -1 s is below 0"),
                allowed("a policy without cooldown", () -> policy(0)));
    }

    static Stream<Arguments> rules() {
        String form = " is not allowed: a letter, then letters, digits and hyphens, at most 100 characters";
        return Stream.of(
                allowed(
                        "49 rules",
                        () -> rulesNamed(
                                IntStream.range(0, 49).mapToObj(i -> "r" + i).toArray(String[]::new))),
                refused(
                        "50 rules, which leave no room for the one that wakes",
                        () -> rulesNamed(
                                IntStream.range(0, 50).mapToObj(i -> "r" + i).toArray(String[]::new)),
                        "D05 rules: has 50 rules: 1 to 49 are allowed"),
                refused("no rule", () -> rulesNamed(), "D05 rules: has 0 rules: 1 to 49 are allowed"),
                allowed("a name of 100 characters", () -> rulesNamed("r".repeat(100))),
                refused(
                        "a name of 101 characters",
                        () -> rulesNamed("r".repeat(101)),
                        "D05 name: '" + "r".repeat(57) + "...'" + form),
                refused("a digit first", () -> rulesNamed("1r"), "D05 name: '1r'" + form),
                refused("an underscore", () -> rulesNamed("a_b"), "D05 name: 'a_b'" + form),
                refused(
                        "Wake",
                        () -> rulesNamed("ok", "wake"),
                        "D07 rules[1].name: has the logical id Wake, which is reserved for the rule that wakes from zero"),
                refused(
                        "one logical id for two names",
                        () -> rulesNamed("scale-out", "other", "ScaleOut"),
                        "D07 rules[2].name: has the logical id ScaleOutPolicy, which another rule has too"),
                allowed("names that differ by case", () -> rulesNamed("aB", "ab")));
    }

    @ParameterizedTest
    @CsvSource({"scale-out, ScaleOut", "a, A", "a--b-, AB", "Scale-Out2-x, ScaleOut2X", "in-, In"})
    void makesLogicalIdsOfNames(String name, String id) {
        assertThat(new ExplicitRule(name, alarm(60, "0", 1, 1), policy(0)).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"2, 5, 1, 2", "2, 5, 2, 2", "2, 5, 5, 5", "2, 5, 6, 5", "0, 5, -9, 0", "1, 5, 9999999999, 5"})
    void clampsToTheNearestCapacity(int min, int max, long capacity, int expected) {
        CapacityRange range = new CapacityRange(min, max);
        assertThat(range.clamp(capacity)).isEqualTo(expected);
        assertThat(range.contains(expected)).isTrue();
        assertThat(range.contains(min - 1)).isFalse();
        assertThat(range.contains(max + 1)).isFalse();
    }

    @Test
    void findsIdsThatTheExpressionDoesNotUse() {
        assertThat(math("m1 + 'm2'", input("m1"), input("m2"), input("m3")).unusedIds())
                .containsExactly("m2", "m3");
        assertThat(math("SUM(METRICS())", input("m1"), input("m2")).unusedIds()).isEmpty();
        assertThat(math("m1 + m10", input("m1"), input("m10")).unusedIds()).isEmpty();
    }

    @Test
    void distinguishesPercentilesFromStatistics() {
        assertThat(new Statistic("p99.9").isPercentile()).isTrue();
        assertThat(Statistic.AVERAGE.isPercentile()).isFalse();
        assertThat(Statistic.SUM).hasToString("Sum");
    }

    @Test
    void looksTheSameForTheSameNumbers() {
        assertThat(Fill.with(new BigDecimal("1.50"))).isEqualTo(Fill.with(new BigDecimal("1.5")));
        assertThat(alarm(60, "50.0", 1, 1)).isEqualTo(alarm(60, "50", 1, 1));
    }

    @Test
    void putsAPrefixBeforeThePathOfAViolation() {
        Violation violation = new Violation("S05", "upper", "is wrong", "Correct it");
        assertThat(violation.under("steps[1]").path()).isEqualTo("steps[1].upper");
        assertThat(violation.under("")).isEqualTo(violation);
        assertThat(new Violation("S05", "", "is wrong", "Correct it")
                        .under("steps[1]")
                        .path())
                .isEqualTo("steps[1]");
        assertThat(new Violation("S05", "[2].lower", "is wrong", "Correct it")
                        .under("steps")
                        .path())
                .isEqualTo("steps[2].lower");
        assertThat(violation).hasToString("upper: is wrong. Correct it.");
    }

    private static EndpointVariant variant(String endpoint, String variant) {
        return new EndpointVariant(endpoint, variant, false);
    }

    private static ScheduledAction schedule(String name, String schedule) {
        return new ScheduledAction(
                name,
                schedule,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(1),
                OptionalInt.empty());
    }

    private static ScheduledAction schedule(
            String name,
            Optional<String> zone,
            Optional<Instant> start,
            Optional<Instant> end,
            Integer min,
            Integer max) {
        return new ScheduledAction(name, "rate(1 day)", zone, start, end, optional(min), optional(max));
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static StackSettings named(String name) {
        return new StackSettings(Optional.of(name), Optional.empty(), List.of(), Dashboard.DISABLED);
    }

    private static StackSettings described(String description) {
        return new StackSettings(Optional.empty(), Optional.of(description), List.of(), Dashboard.DISABLED);
    }

    private static StackSettings tagged(int count) {
        List<Tag> tags =
                IntStream.range(0, count).mapToObj(i -> new Tag("k" + i, "v")).toList();
        return new StackSettings(Optional.empty(), Optional.empty(), tags, Dashboard.DISABLED);
    }

    private static SourceMetric source(String namespace, String name, int period) {
        return new SourceMetric(namespace, name, List.of(), Statistic.SUM, period);
    }

    private static SourceMetric withDimensions(int count) {
        List<Dimension> dimensions = IntStream.range(0, count)
                .mapToObj(i -> Dimension.of("d" + i, "v"))
                .toList();
        return new SourceMetric("N", "m", dimensions, Statistic.SUM, 60);
    }

    private static MathMetric.Input input(String id) {
        return new MathMetric.Input(id, source("N", "m", 60));
    }

    private static MathMetric.Input[] inputs(int count) {
        return IntStream.range(0, count).mapToObj(i -> input("m" + i)).toArray(MathMetric.Input[]::new);
    }

    private static MathMetric math(String expression, MathMetric.Input... inputs) {
        return new MathMetric(expression, List.of(inputs));
    }

    private static Alarm alarm(int period, String threshold, int periods, int datapoints) {
        return new Alarm(
                source("N", "m", period),
                Fill.NONE,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                new BigDecimal(threshold),
                periods,
                datapoints,
                TreatMissingData.MISSING);
    }

    private static RuleSettings settings(int periods, int datapoints, int cooldown, int least) {
        return new RuleSettings(
                OptionalInt.of(periods),
                OptionalInt.of(datapoints),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(cooldown),
                OptionalInt.of(least),
                Optional.empty());
    }

    private static StepScalingPolicy policy(int cooldown) {
        return new StepScalingPolicy(
                AdjustmentType.CHANGE_IN_CAPACITY,
                List.of(new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), 1)),
                cooldown,
                MetricAggregationType.AVERAGE,
                OptionalInt.empty());
    }

    private static ExplicitScaling rulesNamed(String... names) {
        return new ExplicitScaling(Stream.of(names)
                .map(name -> (NamedRule) new ExplicitRule(name, alarm(60, "0", 1, 1), policy(0)))
                .toList());
    }
}
