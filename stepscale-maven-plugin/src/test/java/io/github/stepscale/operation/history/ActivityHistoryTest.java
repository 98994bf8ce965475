package io.github.stepscale.operation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.AutoScaling.Activity.NotScaled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The look-ups give the same answers as a full scan of the activities. */
class ActivityHistoryTest {
    private static final Instant START = Instant.parse("2026-01-31T00:00:00Z");
    private static final List<String> STATUSES = List.of("Successful", "Successful", "Failed", "InProgress", "Pending");

    private final Random random = new Random(7);

    private AutoScaling.Activity activity() {
        Instant start = START.plusSeconds(random.nextInt(3600));
        Optional<Instant> end =
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(start.plusSeconds(random.nextInt(600)));
        List<NotScaled> refused = random.nextInt(3) == 0
                ? List.of(new NotScaled("R" + random.nextInt(3), Optional.empty(), Optional.empty(), Optional.empty()))
                : List.of();
        return activity(start, end, STATUSES.get(random.nextInt(STATUSES.size())), cause(random.nextInt(3)), refused);
    }

    private static String cause(int alarm) {
        return alarm == 0 ? "by hand" : "monitor alarm a" + alarm + " in state ALARM triggered policy p";
    }

    private static AutoScaling.Activity activity(
            Instant start, Optional<Instant> end, String status, String cause, List<NotScaled> refused) {
        return new AutoScaling.Activity(start, end, status, "", cause, "", refused);
    }

    @Test
    void everyQueryEqualsAFullScan() {
        for (int round = 0; round < 300; round++) {
            List<AutoScaling.Activity> activities = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                activities.add(activity());
            }
            ActivityHistory history = new ActivityHistory(activities);
            Naive naive = new Naive(history.activities());
            for (int second = 0; second < 4200; second += 1 + random.nextInt(120)) {
                Instant at = START.plusSeconds(second);
                assertThat(history.inProgress(at)).isEqualTo(naive.inProgress(at));
                for (String alarm : List.of("a1", "a2", "none")) {
                    assertThat(history.cooldownEnd(alarm, 300, at)).isEqualTo(naive.cooldownEnd(alarm, 300, at));
                    assertThat(history.lastRefusal(alarm, at)).isEqualTo(naive.lastRefusal(alarm, at));
                }
            }
        }
    }

    /** Reading all of them at each question took a quarter of an hour. */
    @Test
    @Timeout(60)
    void sixWeeksOfMinutesAreQueriedInSeconds() {
        List<AutoScaling.Activity> activities = new ArrayList<>();
        int minutes = 42 * 24 * 60;
        for (int minute = 0; minute < minutes; minute += 6) {
            Instant start = START.plusSeconds(60L * minute);
            activities.add(activity(start, Optional.of(start.plusSeconds(200)), "Successful", cause(1), List.of()));
        }
        ActivityHistory history = new ActivityHistory(activities);
        int underWay = 0;
        int cooling = 0;
        for (int minute = 0; minute < minutes; minute++) {
            Instant at = START.plusSeconds(60L * minute + 30);
            underWay += history.inProgress(at).isPresent() ? 1 : 0;
            cooling += history.cooldownEnd("a1", 60, at).isPresent() ? 1 : 0;
            assertThat(history.lastRefusal("a1", at)).isEmpty();
        }

        assertThat(underWay).isEqualTo(minutes / 6 * 3);
        assertThat(cooling).isEqualTo(minutes / 6);
    }

    /** As the rules say it. */
    private record Naive(List<AutoScaling.Activity> activities) {

        Optional<AutoScaling.Activity> inProgress(Instant at) {
            return last(activity -> activity.notScaled().isEmpty()
                    && activity.start().isBefore(at)
                    && activity.end()
                            .map(at::isBefore)
                            .orElseGet(() -> List.of("InProgress", "Pending").contains(activity.status())));
        }

        Optional<Instant> cooldownEnd(String alarm, int seconds, Instant at) {
            return last(activity -> isChange(activity)
                            && ActivityCause.isAlarm(alarm, activity.cause())
                            && activity.end().filter(end -> !end.isAfter(at)).isPresent())
                    .flatMap(AutoScaling.Activity::end)
                    .map(end -> end.plusSeconds(seconds))
                    .filter(at::isBefore);
        }

        Optional<NotScaled> lastRefusal(String alarm, Instant at) {
            return last(activity -> activity.start().isBefore(at)
                            && (isChange(activity) || ActivityCause.isAlarm(alarm, activity.cause())))
                    .flatMap(activity -> activity.notScaled().stream().findFirst());
        }

        private static boolean isChange(AutoScaling.Activity activity) {
            return activity.notScaled().isEmpty() && activity.status().equals("Successful");
        }

        private Optional<AutoScaling.Activity> last(Predicate<AutoScaling.Activity> condition) {
            return activities.stream()
                    .sorted(Comparator.comparing(AutoScaling.Activity::start))
                    .filter(condition)
                    .reduce((earlier, later) -> later);
        }
    }
}
