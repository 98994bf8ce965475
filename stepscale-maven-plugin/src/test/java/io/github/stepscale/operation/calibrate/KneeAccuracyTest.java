package io.github.stepscale.operation.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The search against simulated queues, in virtual time: how far its result is from the true knee. */
class KneeAccuracyTest {
    private static final int REQUESTS = 500;
    private static final int RUNS = 50;
    private static final int STEPS_OF_TRUTH = 6_000;
    private static final int MAX_CONFIRMATIONS = 128;

    /** What came of the runs on one queue: the ratios of knee to truth, the widths of the ranges, and how many cover the truth. */
    private record Accuracy(
            String name, List<Double> ratios, List<Double> widths, int covering, List<Integer> confirmations) {

        static Accuracy of(QueueModel queue, double truth, int runs) {
            List<Double> ratios = new ArrayList<>();
            List<Double> widths = new ArrayList<>();
            int covering = 0;
            List<Integer> confirmations = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                KneeSearch search = search(queue, truth, run);
                KneeEstimate knee = search.estimate().orElse(new KneeEstimate(1, 1, 1, 0, 0));
                ratios.add(knee.rate() / truth);
                widths.add(knee.width());
                covering += knee.low() <= truth && truth <= knee.high() ? 1 : 0;
                confirmations.add(search.confirmations());
            }
            return new Accuracy(queue.name() + " x" + queue.servers(), ratios, widths, covering, confirmations);
        }

        /** A step lasts as long as {@link #REQUESTS} take at the knee, and so has fewer below it. */
        private static KneeSearch search(QueueModel queue, double truth, int run) {
            double minutes = REQUESTS / truth;
            long start = Math.round(truth * (0.05 + 0.1 * new Random(run).nextDouble()));
            KneeSearch search = new KneeSearch(start, 1.5, 10_000_000, MAX_CONFIRMATIONS);
            long seed = 1_000L * run + 5;
            while (search.next().isPresent()) {
                StepSample sample = queue.run(search.next().getAsLong(), minutes, seed++);
                search.record(sample, sample.isMet());
            }
            return search;
        }

        double within(double share) {
            return (double) ratios.stream()
                            .filter(ratio -> Math.abs(ratio - 1) <= share)
                            .count()
                    / ratios.size();
        }

        double coverage() {
            return (double) covering / ratios.size();
        }

        double medianWidth() {
            return widths.stream().sorted().toList().get(widths.size() / 2);
        }

        int confirmations(double quantile) {
            return confirmations.stream().sorted().toList().get((int) (confirmations.size() * quantile));
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%-26s within 10 %%: %3.0f %%, within 25 %%: %3.0f %%, covered: %3.0f %%, median width %2.0f %%, confirmations %d, nine in ten at most %d",
                    name,
                    100 * within(0.1),
                    100 * within(0.25),
                    100 * coverage(),
                    100 * medianWidth(),
                    confirmations(0.5),
                    confirmations(0.9));
        }

        static Accuracy all(String name, List<Accuracy> parts) {
            return new Accuracy(
                    name,
                    parts.stream().flatMap(part -> part.ratios.stream()).toList(),
                    parts.stream().flatMap(part -> part.widths.stream()).toList(),
                    parts.stream().mapToInt(Accuracy::covering).sum(),
                    parts.stream().flatMap(part -> part.confirmations.stream()).toList());
        }
    }

    /** All runs on the queues of one distribution. */
    private static Accuracy measure(String name, IntFunction<QueueModel> queue, int... servers) {
        List<Accuracy> parts = IntStream.of(servers)
                .mapToObj(queue)
                .map(each -> Accuracy.of(each, each.knee(REQUESTS, STEPS_OF_TRUTH), RUNS))
                .toList();
        Accuracy all = Accuracy.all(name, parts);
        parts.forEach(part -> System.out.println(part.line()));
        System.out.println(all.line());
        return all;
    }

    /** Known knees, few runs: the everyday check. */
    @Test
    void theKneeOfAQueueIsFound() {
        Accuracy all = Accuracy.all(
                "all",
                List.of(
                        Accuracy.of(QueueModel.constant(1), 0.494 * QueueModel.CAPACITY, 15),
                        Accuracy.of(QueueModel.exponential(4), 4 * 0.941 * QueueModel.CAPACITY, 15),
                        Accuracy.of(QueueModel.slowWorker(), 0.62 * QueueModel.CAPACITY, 15)));

        assertThat(all.within(0.1)).isGreaterThanOrEqualTo(0.9);
        assertThat(all.coverage()).isGreaterThanOrEqualTo(0.9);
        assertThat(all.medianWidth()).isLessThan(0.2);
    }

    /**
     * Five distributions, one to four servers. With the lognormal one, where 1 request in 20 takes four times the mean, a single
     * request delays dozens.
     */
    @Test
    @Tag("slow")
    void at500RequestsAStepTheKneeIsWithinATenthAndTheRangeCoversIt() {
        assertThat(List.of(
                        measure("constant", QueueModel::constant, 1, 2, 3, 4),
                        measure("exponential", QueueModel::exponential, 1, 2, 3, 4),
                        measure("bimodal", QueueModel::bimodal, 1, 2, 3, 4),
                        measure("slow worker", any -> QueueModel.slowWorker(), 1),
                        measure("lognormal", servers -> QueueModel.lognormal(servers, 1.5), 1, 2, 3, 4)))
                .allSatisfy(one -> {
                    assertThat(one.within(0.1)).isGreaterThanOrEqualTo(0.9);
                    assertThat(one.coverage()).isGreaterThanOrEqualTo(0.9);
                    assertThat(one.medianWidth()).isLessThan(0.2);
                });
    }

    /** Queues for which no constant of the search was chosen. */
    @Test
    @Tag("slow")
    void theRangeCoversTheKneeOfQueuesThatWereNeverUsedToChooseAConstant() {
        assertThat(List.of(
                        measure("lognormal, sigma 1", servers -> QueueModel.lognormal(servers, 1), 1, 2, 8),
                        measure("lognormal, sigma 2", servers -> QueueModel.lognormal(servers, 2), 4, 8),
                        measure("Pareto, power 2.2", servers -> QueueModel.pareto(servers, 2.2), 1, 4),
                        measure(
                                "cold",
                                servers -> QueueModel.exponential(servers).cold(),
                                1,
                                2)))
                .allSatisfy(one -> {
                    assertThat(one.within(0.1)).isGreaterThanOrEqualTo(0.88);
                    assertThat(one.coverage()).isGreaterThanOrEqualTo(0.88);
                    assertThat(one.medianWidth()).isLessThan(0.25);
                });
    }
}
