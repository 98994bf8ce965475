package io.github.stepscale.testing;

import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.stack.DeletionPolicy;
import io.github.stepscale.policy.stack.PhysicalNames;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.ServerlessVariant;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.policy.target.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Random scalings over everything the model can say, for property tests.
 *
 * <p>Every scaling is valid by construction: nothing is drawn twice because it was refused, so an
 * {@code InvalidPolicyException} from here is a defect of this class or of the model. The same seed gives the same
 * scaling. Most tests need only
 *
 * <pre>{@code
 * RandomScaling.forEach(500, scaling -> assertThat(...)...);
 * }</pre>
 *
 * which names the seed of a failure; {@code RandomScaling.of(seed)} then gives that scaling again.
 */
public final class RandomScaling {
    private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final List<String> SCHEDULES = List.of(
            "at(2026-03-01T08:30:00)",
            "rate(1 day)",
            "rate(30 minutes)",
            "cron(0 8 ? * MON-FRI *)",
            "cron(*/5 0 1 * ? *)");
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Etc/UTC");

    /** Scalings are values, so all tests may share them. */
    private static final Map<Long, ScalingDescription> MADE = new ConcurrentHashMap<>();

    private final RandomGenerator random;
    private final RandomText text;

    private RandomScaling(RandomGenerator random) {
        this.random = random;
        this.text = new RandomText(random);
    }

    /** The next scaling. */
    public static ScalingDescription next(RandomGenerator random) {
        return new RandomScaling(random).scaling();
    }

    /** The scaling of a seed. */
    public static ScalingDescription of(long seed) {
        return next(new SplittableRandom(seed));
    }

    /** The seeds 1 to {@code count}. */
    public static Stream<Long> seeds(int count) {
        return LongStream.rangeClosed(1, count).boxed();
    }

    /** Checks the scalings of the first {@code count} seeds; the first that fails is reported with its seed. */
    public static void forEach(int count, Consumer<ScalingDescription> check) {
        seeds(count).forEach(seed -> {
            ScalingDescription scaling = MADE.computeIfAbsent(seed, RandomScaling::of);
            try {
                check.accept(scaling);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "seed " + seed + ": " + failure.getMessage() + "\nscaling: " + scaling, failure);
            }
        });
    }

    private ScalingDescription scaling() {
        Target target = target();
        CapacityRange capacity = capacity(target);
        RandomMetric metrics = new RandomMetric(random, text, target);
        Metric metric = metrics.metric();
        ScalingBehavior scaling = chance(0.25)
                ? new RandomRules(random, metrics).scaling(metric, capacity.max())
                : new RandomSteps(random).scaling(metric, capacity.max());
        return new ScalingDescription(
                target,
                capacity,
                new SuspendedState(chance(0.2), chance(0.2), chance(0.2)),
                schedules(target, capacity),
                chance(0.7) ? Optional.empty() : Optional.of(random.nextBoolean()),
                metric,
                scaling,
                stack(target),
                allow());
    }

    private Target target() {
        return switch (random.nextInt(4)) {
            case 0 -> new EndpointVariant(name(), name(), false);
            case 1 -> new EndpointVariant(name(), name(), true);
            case 2 -> new ServerlessVariant(name(), name());
            default -> new InferenceComponent(name(), chance(0.5) ? Optional.of(name()) : Optional.empty());
        };
    }

    /** A name of SageMaker: now and then of the greatest length, or with a run of hyphens inside. */
    private String name() {
        int length = chance(0.1) ? 63 : random.nextInt(1, 20);
        StringBuilder name = new StringBuilder();
        while (name.length() < length) {
            boolean inner = name.length() > 0 && name.length() < length - 1;
            boolean hyphen = inner && chance(0.15);
            name.append(hyphen ? '-' : NAME_CHARACTERS.charAt(random.nextInt(NAME_CHARACTERS.length())));
        }
        return name.toString();
    }

    private CapacityRange capacity(Target target) {
        int min = target.allowsZero() && chance(0.5) ? 0 : random.nextInt(1, 6);
        int most = target instanceof ServerlessVariant ? 200 : chance(0.1) ? 100_000 : 40;
        return new CapacityRange(min, random.nextInt(Math.max(1, min), most + 1));
    }

    private List<ScheduledAction> schedules(Target target, CapacityRange capacity) {
        List<ScheduledAction> schedules = new ArrayList<>();
        int count = chance(0.6) ? 0 : random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            CapacityRange range = capacity(target);
            boolean both = chance(0.5);
            boolean minOnly = !both && chance(0.5);
            Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_536_000));
            schedules.add(new ScheduledAction(
                    "schedule " + i + " " + text.scheduleName(),
                    pick(SCHEDULES),
                    chance(0.5) ? Optional.empty() : Optional.of(pick(ZONES)),
                    chance(0.5) ? Optional.empty() : Optional.of(start),
                    chance(0.5) ? Optional.empty() : Optional.of(start.plusSeconds(random.nextInt(1, 1_000_000))),
                    both || minOnly
                            ? OptionalInt.of(both ? range.min() : Math.min(range.min(), capacity.max()))
                            : OptionalInt.empty(),
                    minOnly
                            ? OptionalInt.empty()
                            : OptionalInt.of(both ? range.max() : Math.max(range.max(), capacity.min()))));
        }
        return schedules;
    }

    private StackSettings stack(Target target) {
        boolean named = target.defaultStackName().length() > 128 || chance(0.3);
        List<Tag> tags = new ArrayList<>();
        int count = chance(0.4) ? 0 : chance(0.05) ? 50 : random.nextInt(1, 5);
        for (int i = 0; i < count; i++) {
            tags.add(new Tag(i + text.line(120), text.line(256)));
        }
        return new StackSettings(
                named ? Optional.of("s" + name()) : Optional.empty(),
                chance(0.5) ? Optional.empty() : Optional.of(text.lines()),
                tags,
                dashboard(),
                names(),
                pick(List.of(DeletionPolicy.values())),
                chance(0.8));
    }

    /** Of rules that the description may not have: those are left out. */
    private Map<String, PhysicalNames> names() {
        Map<String, PhysicalNames> names = new LinkedHashMap<>();
        for (String rule : List.of("ScaleOut", "Scaling", "Wake", "ScaleIn")) {
            if (chance(0.2)) {
                names.put(
                        rule,
                        new PhysicalNames(
                                Optional.of(rule + " ${AWS::Region} ${!of} 'mine' #" + random.nextInt(9)),
                                chance(0.5) ? Optional.empty() : Optional.of(rule + text.line(200))));
            }
        }
        return names;
    }

    private Dashboard dashboard() {
        return switch (random.nextInt(4)) {
            case 0 -> Dashboard.DISABLED;
            case 1 -> Dashboard.named("_" + name() + "-" + name() + "_");
            default -> Dashboard.ENABLED;
        };
    }

    private TreeSet<String> allow() {
        TreeSet<String> codes = new TreeSet<>();
        List<String> some = List.of("W-S13", "W-A04", "I-S01", "W-M02", ScalingDescription.ALLOW_ALL);
        while (chance(0.3)) {
            codes.add(pick(some));
        }
        return codes;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
