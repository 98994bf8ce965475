package io.github.stepscale.simulation;

import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.TreatMissingData;

/** Decides the state of an alarm from its datapoints (docs/simulation-contract.md, The state of an alarm). */
final class AlarmStateRule {
    /** States as in the columns of a timeline. */
    static final int ALARM = AlarmState.ALARM.ordinal();

    static final int OK = AlarmState.OK.ordinal();
    static final int INSUFFICIENT_DATA = AlarmState.INSUFFICIENT_DATA.ordinal();

    private final int periods;
    private final int toAlarm;
    private final TreatMissingData missing;
    private final AlarmWindow window;

    AlarmStateRule(Alarm alarm, AlarmWindow window) {
        this.periods = alarm.evaluationPeriods();
        this.toAlarm = alarm.datapointsToAlarm();
        this.missing = alarm.treatMissingData();
        this.window = window;
    }

    /**
     * The state after a datapoint.
     *
     * @param newest the slot at which it ends
     * @param existing how many datapoints of its range exist
     * @param breaching how many of them breach
     * @param before the state before
     */
    int after(int newest, int existing, int breaching, int before) {
        if (existing < periods) {
            return existing == 0 ? withoutData(before) : ofTooFew(newest, existing, breaching, before);
        }
        return breaching >= toAlarm && fires(newest, existing - periods, breaching) ? ALARM : OK;
    }

    /** Whether enough datapoints breach among the newest ones, as many as there are evaluation periods. */
    private boolean fires(int newest, int beyond, int breaching) {
        return breaching - beyond >= toAlarm || breaching - window.breachingOfOldest(beyond, newest) >= toAlarm;
    }

    int withoutData(int before) {
        return switch (missing) {
            case MISSING -> INSUFFICIENT_DATA;
            case IGNORE -> before;
            case BREACHING -> ALARM;
            case NOT_BREACHING -> OK;
        };
    }

    private int ofTooFew(int newest, int existing, int breaching, int before) {
        int counted = missing == TreatMissingData.BREACHING ? breaching + periods - existing : breaching;
        if (counted >= toAlarm) {
            return ALARM;
        }
        boolean keeps = missing == TreatMissingData.MISSING || missing == TreatMissingData.IGNORE;
        if (keeps && breaching == existing && window.ageOfOldest(newest) >= toAlarm) {
            return missing == TreatMissingData.MISSING ? ALARM : before;
        }
        return OK;
    }
}
