package io.github.stepscale.aws;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** Maps what an alarm evaluates from the SDK's types. Nothing is cleaned, since it is compared. */
final class AlarmQueries {
    private AlarmQueries() {}

    static List<Alarms.Query> of(MetricAlarm alarm) {
        return Optional.ofNullable(alarm.metricName())
                .map(name -> List.of(plain(alarm, name)))
                .orElseGet(
                        () -> alarm.metrics().stream().map(AlarmQueries::query).toList());
    }

    private static Alarms.Query plain(MetricAlarm alarm, String name) {
        String statistic = Optional.ofNullable(alarm.extendedStatistic())
                .orElseGet(() -> ResponseFields.raw(alarm.statisticAsString()));
        Alarms.MetricStat metric = new Alarms.MetricStat(
                ResponseFields.raw(alarm.namespace()),
                name,
                ResponseFields.map(alarm.dimensions(), Dimension::name, Dimension::value),
                statistic,
                ResponseFields.require(alarm.period(), "Period"),
                ResponseFields.raw(alarm.unitAsString()));
        return new Alarms.Query("", Optional.of(metric), "", true);
    }

    private static Alarms.Query query(MetricDataQuery query) {
        return new Alarms.Query(
                ResponseFields.id(query.id(), "Id"),
                Optional.ofNullable(query.metricStat()).map(AlarmQueries::metric),
                ResponseFields.raw(query.expression()),
                // The default (Amazon CloudWatch API Reference, MetricDataQuery).
                !Boolean.FALSE.equals(query.returnData()));
    }

    private static Alarms.MetricStat metric(MetricStat stat) {
        Metric metric = ResponseFields.require(stat.metric(), "Metric");
        return new Alarms.MetricStat(
                ResponseFields.raw(metric.namespace()),
                ResponseFields.require(metric.metricName(), "MetricName"),
                ResponseFields.map(metric.dimensions(), Dimension::name, Dimension::value),
                ResponseFields.raw(stat.stat()),
                ResponseFields.require(stat.period(), "Period"),
                ResponseFields.raw(stat.unitAsString()));
    }
}
