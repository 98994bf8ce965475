package io.github.stepscale.simulation;

/** A metric whose datapoints are those of ticks, for alarms with a period below a minute. */
record TickMetric(PublishedMetric metric) implements PublishedMetric {
    @Override
    public String awsName() {
        return metric.awsName();
    }

    @Override
    public boolean dependsOnBacklog() {
        return metric.dependsOnBacklog();
    }

    @Override
    public int datapointsPerMinute() {
        return Tick.PER_MINUTE;
    }

    @Override
    public void publish(Timeline timeline, int running, double whenIdle, double[] published, int from, int to) {
        metric.publishTicks(timeline, running, whenIdle, published, from, to);
    }

    @Override
    public void publishTicks(Timeline timeline, int running, double whenIdle, double[] published, int from, int to) {
        metric.publishTicks(timeline, running, whenIdle, published, from, to);
    }
}
