package io.github.stepscale.simulation;

/**
 * How closely supply followed demand, by the metrics of the SPEC research group. All are fractions of 1 or instances, none
 * a percentage.
 *
 * @param accuracyUnder instances that were missing, on average over all minutes
 * @param accuracyOver instances that were too many, likewise
 * @param timeshareUnder share of the minutes with too few
 * @param timeshareOver share of the minutes with too many
 * @param normalisedUnder missing instances as a share of those needed, on average
 * @param normalisedOver instances that were too many, likewise
 * @param jitter changes of supply beyond those of demand, a minute; below 0 if there were fewer
 * @param instability share of the minutes in which supply and demand did not move in the same direction
 */
public record ElasticityMetrics(
        double accuracyUnder,
        double accuracyOver,
        double timeshareUnder,
        double timeshareOver,
        double normalisedUnder,
        double normalisedOver,
        double jitter,
        double instability) {

    /**
     * Compares two curves.
     *
     * @param demand the instances that each minute needs
     * @param supply those that it has; as many minutes, at least one
     */
    public static ElasticityMetrics of(int[] demand, int[] supply) {
        Measure measure = new Measure();
        for (int minute = 0; minute < demand.length; minute++) {
            measure.add(demand[minute], supply[minute]);
            if (minute > 0) {
                measure.move(demand[minute] - demand[minute - 1], supply[minute] - supply[minute - 1]);
            }
        }
        return measure.over(demand.length);
    }

    /** Sums over the minutes so far. */
    private static final class Measure {
        private long under;
        private long over;
        private long minutesUnder;
        private long minutesOver;
        private double shareUnder;
        private double shareOver;
        private long moved;
        private long apart;

        void add(int demand, int supply) {
            int missing = Math.max(0, demand - supply);
            int spare = Math.max(0, supply - demand);
            under += missing;
            over += spare;
            minutesUnder += Integer.signum(missing);
            minutesOver += Integer.signum(spare);
            if (demand > 0) {
                shareUnder += (double) missing / demand;
                shareOver += (double) spare / demand;
            }
        }

        void move(int demand, int supply) {
            moved += Math.abs(supply) - Math.abs(demand);
            apart += Integer.signum(supply) == Integer.signum(demand) ? 0 : 1;
        }

        ElasticityMetrics over(int count) {
            double minutes = count;
            return new ElasticityMetrics(
                    under / minutes,
                    over / minutes,
                    minutesUnder / minutes,
                    minutesOver / minutes,
                    shareUnder / minutes,
                    shareOver / minutes,
                    moved / minutes,
                    count == 1 ? 0 : apart / (minutes - 1));
        }
    }
}
