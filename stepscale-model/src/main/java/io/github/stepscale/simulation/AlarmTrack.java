package io.github.stepscale.simulation;

import io.github.stepscale.policy.Aggregation;
import io.github.stepscale.policy.Alarm;
import io.github.stepscale.policy.Direction;
import io.github.stepscale.policy.TreatMissingData;
import java.util.Arrays;

/**
 * An alarm at work: what its metric published, and the state that follows (rules 3.7). A datapoint is the statistic over
 * one period; the evaluation slides by a minute, also where a period is longer.
 *
 * <p>The evaluation range is two datapoints longer than the evaluation periods. How many of its datapoints exist and
 * breach is counted on the way, so that an evaluation costs the same for every length.
 */
final class AlarmTrack {
    /** How much longer than the evaluation periods the range is. */
    private static final int BEYOND = 2;
    /** States as the columns of a timeline hold them. */
    static final int ALARM = AlarmState.ALARM.ordinal();

    private static final int OK = AlarmState.OK.ordinal();
    private static final int INSUFFICIENT_DATA = AlarmState.INSUFFICIENT_DATA.ordinal();
    /** Kinds of datapoints: bits, to be counted. */
    private static final int ABSENT = 0;

    private static final int REAL = 1;
    private static final int BREACHING = 2;

    private final int period;
    private final int periods;
    private final int toAlarm;
    private final int range;
    private final int delay;
    private final double fill;
    /** A datapoint breaches if it, times the sign, is at least the limit: one comparison serves all four operators. */
    private final double sign;

    private final double limit;
    private final TreatMissingData missing;
    private final PeriodStatistic statistic;

    /** What each minute published; {@link Double#NaN} where nothing was and nothing fills it. */
    private double[] minutes = {};
    /** The datapoint of the period that ends at each minute. */
    private double[] points = {};
    /** Of each datapoint: whether it exists, and whether it breaches. */
    private byte[] kinds = {};

    /** Datapoints in the range, and how many of them breach, by the minute within a period at which they end. */
    private final int[] real;

    private final int[] breaching;
    private int state;

    /**
     * An alarm.
     *
     * @param alarm with a period of full minutes
     * @param statistic how the minutes of a period become a datapoint
     * @param delay minutes until a datapoint is visible
     */
    AlarmTrack(Alarm alarm, PeriodStatistic statistic, int delay) {
        this.period = alarm.metric().period() / 60;
        this.periods = alarm.evaluationPeriods();
        this.toAlarm = alarm.datapointsToAlarm();
        this.range = (periods + BEYOND) * period;
        this.delay = delay;
        this.fill = alarm.fill().value().map(Number::doubleValue).orElse(Double.NaN);
        this.sign = alarm.comparison().side() == Direction.OUT ? 1 : -1;
        double signed = sign * alarm.threshold().doubleValue();
        this.limit = alarm.comparison().inclusive() ? signed : Math.nextUp(signed);
        this.missing = alarm.treatMissingData();
        this.statistic = statistic;
        this.real = new int[period];
        this.breaching = new int[period];
    }

    /** Forgets everything, and makes room for so many minutes. */
    void start(int length) {
        if (minutes.length < length) {
            minutes = new double[length];
            points = period == 1 ? minutes : new double[length];
            kinds = new byte[length];
        }
        Arrays.fill(real, 0);
        Arrays.fill(breaching, 0);
        state = INSUFFICIENT_DATA;
    }

    /** Takes what the metric published in the minutes from {@code from} up to, but without, {@code to}. */
    void publish(double[] published, int from, int to) {
        for (int minute = from; minute < to; minute++) {
            double value = published[minute];
            minutes[minute] = Double.isNaN(value) ? fill : value;
        }
    }

    /** Evaluates at the end of each of these minutes, which follow those evaluated before; writes the states down. */
    void evaluate(int from, int to, byte[] states) {
        for (int minute = from; minute < to; minute++) {
            state = evaluate(minute - delay);
            states[minute] = (byte) state;
        }
    }

    /**
     * Goes back: what was evaluated from a minute on is to be evaluated again.
     *
     * @param states those that were written down
     */
    void rewind(int minute, byte[] states) {
        state = states[minute - 1];
        int last = minute - 1 - delay;
        for (int phase = 0; phase < period; phase++) {
            real[phase] = 0;
            breaching[phase] = 0;
        }
        for (int end = last; end > last - range && end >= 0; end--) {
            real[phase(end)] += kinds[end] & REAL;
            breaching[phase(end)] += kinds[end] >> 1;
        }
    }

    /** The state that follows from the datapoints up to the one that ends at {@code newest}. */
    private int evaluate(int newest) {
        if (newest < 0) {
            return ofNothing();
        }
        if (period > 1) {
            points[newest] = statistic.of(minutes, Math.max(0, newest - period + 1), newest);
        }
        int phase = phase(newest);
        int came = kind(points[newest]);
        int went = newest >= range ? kinds[newest - range] : ABSENT;
        kinds[newest] = (byte) came;
        real[phase] += (came & REAL) - (went & REAL);
        breaching[phase] += (came >> 1) - (went >> 1);
        return of(newest, real[phase], breaching[phase]);
    }

    /**
     * One value of the newest datapoints, breaching or not, as many as there are evaluation periods (rules 1.7).
     *
     * @param minute at whose end it is asked for
     * @return {@link Double#NaN} if the range has none
     */
    double value(Aggregation aggregation, int minute) {
        int newest = minute - delay;
        if (newest < 0) {
            return Double.NaN;
        }
        int from = oldestOfThose(newest);
        return switch (aggregation) {
            case AVERAGE -> average(from, newest);
            case MINIMUM -> least(from, newest);
            case MAXIMUM -> most(from, newest);
        };
    }

    /** Where the newest datapoints begin; the newest period itself if no period has one. */
    private int oldestOfThose(int newest) {
        int from = newest;
        int found = 0;
        for (int i = newest; i > newest - range && i >= 0 && found < periods; i -= period) {
            if (kinds[i] != ABSENT) {
                from = i;
                found++;
            }
        }
        return from;
    }

    private double average(int from, int newest) {
        double sum = 0;
        int found = 0;
        for (int i = from; i <= newest; i += period) {
            if (kinds[i] != ABSENT) {
                sum += points[i];
                found++;
            }
        }
        return sum / found; // NaN of none
    }

    private double least(int from, int newest) {
        double least = points[from];
        for (int i = from + period; i <= newest; i += period) {
            if (points[i] < least) { // never so for NaN
                least = points[i];
            }
        }
        return least;
    }

    private double most(int from, int newest) {
        double most = points[from];
        for (int i = from + period; i <= newest; i += period) {
            if (points[i] > most) { // never so for NaN
                most = points[i];
            }
        }
        return most;
    }

    /** The newest datapoint of the range; {@link Double#NaN} if it has none. */
    double newestValue(int minute) {
        int newest = minute - delay;
        return newest < 0 ? Double.NaN : points[newestOfAll(newest)];
    }

    private int newestOfAll(int newest) {
        for (int i = newest; i > newest - range && i >= 0; i -= period) {
            if (kinds[i] != ABSENT) {
                return i;
            }
        }
        return newest;
    }

    private int phase(int end) {
        return period == 1 ? 0 : end % period;
    }

    private int kind(double point) {
        if (Double.isNaN(point)) {
            return ABSENT;
        }
        return sign * point >= limit ? REAL | BREACHING : REAL;
    }

    private int of(int newest, int existing, int breach) {
        if (existing >= periods) {
            int beyond = existing - periods;
            boolean fires = breach >= toAlarm
                    && (breach - beyond >= toAlarm || breach - breachingOf(beyond, newest) >= toAlarm);
            return fires ? ALARM : OK;
        }
        return existing == 0 ? ofNothing() : ofTooFew(newest, existing, breach);
    }

    /** How many of so many oldest datapoints breach: more are in the range than is needed. */
    private int breachingOf(int count, int newest) {
        int breach = 0;
        int left = count;
        for (int i = oldest(newest); left > 0; i += period) {
            left -= kinds[i] & REAL;
            breach += kinds[i] >> 1;
        }
        return breach;
    }

    /** The minute at which the oldest period of the range ends that ends at minute 0 or later. */
    private int oldest(int newest) {
        int first = newest - range + period;
        return first >= 0 ? first : phase(newest);
    }

    private int ofNothing() {
        return switch (missing) {
            case MISSING -> INSUFFICIENT_DATA;
            case IGNORE -> state;
            case BREACHING -> ALARM;
            case NOT_BREACHING -> OK;
        };
    }

    private int ofTooFew(int newest, int existing, int breach) {
        int counted = missing == TreatMissingData.BREACHING ? breach + periods - existing : breach;
        if (counted >= toAlarm) {
            return ALARM;
        }
        boolean keeps = missing == TreatMissingData.MISSING || missing == TreatMissingData.IGNORE;
        if (keeps && breach == existing && ageOfOldest(newest) >= toAlarm) {
            return missing == TreatMissingData.MISSING ? ALARM : state;
        }
        return OK;
    }

    /** Of the oldest datapoint, in datapoints; the newest has 1. */
    private int ageOfOldest(int newest) {
        int first = oldest(newest);
        while (kinds[first] == ABSENT) {
            first += period;
        }
        return (newest - first) / period + 1;
    }
}
