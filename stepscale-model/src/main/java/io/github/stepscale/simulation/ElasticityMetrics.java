package io.github.stepscale.simulation;

/**
 * How closely supply followed demand, by the elasticity metrics of the SPEC Research Group. Values are instances or
 * fractions of 1, never percentages.
 *
 * @param accuracyUnder missing instances, on average over all minutes
 * @param accuracyOver surplus instances, on average over all minutes
 * @param timeshareUnder share of the minutes with missing instances
 * @param timeshareOver share of the minutes with surplus instances
 * @param normalisedUnder missing instances as a share of the demand, on average
 * @param normalisedOver surplus instances as a share of the demand, on average
 * @param jitter changes of supply minus changes of demand, per minute
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
     * Compares supply with demand.
     *
     * @param demand the instances needed in each minute
     * @param supply the instances in service in each minute; as many minutes, at least one
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
