package io.github.stepscale.simulation;

import io.github.stepscale.traffic.Trace;
import java.util.List;

/**
 * What happened in each minute. Minutes are counted from 0. A number that does not exist, such as a metric without a
 * datapoint or a wait without capacity, is {@link Double#NaN}.
 */
public final class Timeline {
    private static final AlarmState[] STATES = AlarmState.values();

    private final Trace trace;
    private final List<String> rules;
    final double[] requests;
    final int[] running;
    final int[] pending;
    final double[] metric;
    final byte[][] alarms;
    final int[] action;
    final double[] excess;
    final double[] wait;
    /** The requests that wait at the end of each minute. */
    final double[] backlog;

    long instanceMinutes;
    int noStep;

    /** Room for a run; every column is overwritten by it. */
    Timeline(Trace trace, List<String> rules) {
        int minutes = trace.minutes();
        this.trace = trace;
        this.rules = List.copyOf(rules);
        this.requests = trace.toArray();
        this.running = new int[minutes];
        this.pending = new int[minutes];
        this.metric = new double[minutes];
        this.alarms = new byte[rules.size()][minutes];
        this.action = new int[minutes];
        this.excess = new double[minutes];
        this.wait = new double[minutes];
        this.backlog = new double[minutes];
    }

    /** The traffic. */
    public Trace trace() {
        return trace;
    }

    /** The ids of the rules, in the order of the plan. */
    public List<String> rules() {
        return rules;
    }

    public int minutes() {
        return requests.length;
    }

    /** Instances in service. */
    public int running(int minute) {
        return running[minute];
    }

    /** What the activities in progress will have added, below 0 what they will have removed. */
    public int pending(int minute) {
        return pending[minute];
    }

    /** What the metric of the first rule published, before FILL. */
    public double metric(int minute) {
        return metric[minute];
    }

    /** The state of a rule's alarm at the end of the minute. */
    public AlarmState alarm(int rule, int minute) {
        return STATES[alarms[rule][minute]];
    }

    /** How many instances it was decided to add, below 0 to remove; 0 if nothing was. */
    public int action(int minute) {
        return action[minute];
    }

    /** The requests above what the instances can serve. */
    public double excess(int minute) {
        return excess[minute];
    }

    /** How long a request waits that comes at the end of the minute, in minutes. */
    public double waitMinutes(int minute) {
        return wait[minute];
    }

    /** Whether requests wait at the end of the minute and nothing serves them. */
    boolean isUnserved(int minute) {
        return running[minute] == 0 && backlog[minute] > 0; // never so for NaN
    }

    /** What is paid: instances in service, and those that start. */
    public long instanceMinutes() {
        return instanceMinutes;
    }

    /** How often an alarm asked for a change and no step held the value, over all rules and minutes. */
    public int noStep() {
        return noStep;
    }
}
