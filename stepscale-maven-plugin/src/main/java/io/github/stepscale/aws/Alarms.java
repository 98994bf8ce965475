package io.github.stepscale.aws;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** CloudWatch alarms. Every method throws {@link AwsException} if AWS refuses. */
public final class Alarms {
    private static final PagedList<DescribeAlarmsResponse, MetricAlarm> ALARMS = new PagedList<>(
            "MetricAlarms",
            DescribeAlarmsResponse::hasMetricAlarms,
            DescribeAlarmsResponse::metricAlarms,
            DescribeAlarmsResponse::nextToken);

    private static final PagedList<DescribeAlarmHistoryResponse, AlarmHistoryItem> HISTORY = new PagedList<>(
            "AlarmHistoryItems",
            DescribeAlarmHistoryResponse::hasAlarmHistoryItems,
            DescribeAlarmHistoryResponse::alarmHistoryItems,
            DescribeAlarmHistoryResponse::nextToken);

    private final CloudWatchClient client;
    private final Paginator pages;

    Alarms(CloudWatchClient client, Paginator pages) {
        this.client = client;
        this.pages = pages;
    }

    /** Reads the alarms of these names that exist; at most 100 names. */
    public List<Alarm> find(List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return SdkCalls.call(
                "read the alarms " + String.join(", ", names),
                () -> pages.items(
                                ALARMS,
                                token -> client.describeAlarms(
                                        request -> request.alarmNames(names).nextToken(token)))
                        .map(Alarms::alarm)
                        .toList());
    }

    /**
     * Reads the history of an alarm, oldest first.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public List<HistoryItem> history(String name, Instant from, Instant to) {
        return SdkCalls.call(
                "read the history of the alarm " + name,
                () -> pages.items(
                                HISTORY,
                                token -> client.describeAlarmHistory(request -> request.alarmName(name)
                                        .startDate(from)
                                        .endDate(to)
                                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                                        .nextToken(token)))
                        .map(Alarms::event)
                        .toList());
    }

    /**
     * Sets the state of an alarm until CloudWatch evaluates it again. Runs the actions of the state if it differs from the
     * present one.
     *
     * @param state {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
     * @param reason for human readers, at most 1,023 characters
     * @param reasonData JSON for the actions, at most 4,000 characters; empty for none; a scaling policy needs it
     */
    public void setState(String name, String state, String reason, String reasonData) {
        SdkCalls.call(
                "set the state of the alarm " + name,
                () -> client.setAlarmState(request -> request.alarmName(name)
                        .stateValue(state)
                        .stateReason(reason)
                        .stateReasonData(reasonData.isEmpty() ? null : reasonData)));
    }

    /** Lets alarms run their actions again; at most 100 names. */
    public void enableActions(List<String> names) {
        SdkCalls.call(
                "enable the actions of the alarms " + String.join(", ", names),
                () -> client.enableAlarmActions(request -> request.alarmNames(names)));
    }

    private static HistoryItem event(AlarmHistoryItem item) {
        return new HistoryItem(
                ResponseFields.require(item.timestamp(), "Timestamp"),
                ResponseFields.text(item.historyItemTypeAsString()),
                ResponseFields.text(item.historySummary()),
                ResponseFields.raw(item.historyData()));
    }

    private static Alarm alarm(MetricAlarm alarm) {
        List<Query> queries = AlarmQueries.of(alarm);
        // An alarm on a PromQL query has none (Amazon CloudWatch User Guide, "PromQL alarms").
        int periods = queries.isEmpty()
                ? Optional.ofNullable(alarm.evaluationPeriods()).orElse(0)
                : ResponseFields.require(alarm.evaluationPeriods(), "EvaluationPeriods");
        return new Alarm(
                ResponseFields.require(alarm.alarmName(), "AlarmName"),
                ResponseFields.word(alarm.stateValueAsString(), "StateValue"),
                ResponseFields.text(alarm.stateReason()),
                ResponseFields.raw(alarm.stateReasonData()),
                Optional.ofNullable(alarm.stateUpdatedTimestamp()),
                Optional.ofNullable(alarm.threshold()).orElse(Double.NaN),
                ResponseFields.text(alarm.comparisonOperatorAsString()),
                periods,
                // By default all of them (Amazon CloudWatch API Reference, PutMetricAlarm).
                Optional.ofNullable(alarm.datapointsToAlarm()).orElse(periods),
                Optional.ofNullable(alarm.treatMissingData())
                        .map(SafeText::oneLine)
                        .orElse("missing"),
                alarm.alarmActions(),
                Stream.concat(alarm.okActions().stream(), alarm.insufficientDataActions().stream())
                        .toList(),
                Boolean.TRUE.equals(alarm.actionsEnabled()),
                queries);
    }

    /**
     * A CloudWatch alarm.
     *
     * @param state {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
     * @param reason why it is in that state, in CloudWatch's words
     * @param reasonData the reason as JSON; may be empty
     * @param since when it entered that state; absent from some emulators
     * @param threshold NaN if it has none
     * @param comparison such as {@code GreaterThanOrEqualToThreshold}; empty if it has none
     * @param evaluationPeriods 0 if it has none
     * @param actions ARNs of its ALARM actions
     * @param otherActions ARNs of its actions in other states: OK, INSUFFICIENT_DATA
     * @param enabled whether it runs its actions
     * @param queries what it evaluates: one metric, or the queries of metric math; empty if it is of another kind
     */
    public record Alarm(
            String name,
            String state,
            String reason,
            String reasonData,
            Optional<Instant> since,
            double threshold,
            String comparison,
            int evaluationPeriods,
            int datapointsToAlarm,
            String treatMissingData,
            List<String> actions,
            List<String> otherActions,
            boolean enabled,
            List<Query> queries) {
        public Alarm {
            actions = List.copyOf(actions);
            otherActions = List.copyOf(otherActions);
            queries = List.copyOf(queries);
        }
    }

    /**
     * A query of an alarm: a statistic of a metric, or an expression over other queries.
     *
     * @param id empty if the alarm evaluates one metric without metric math
     * @param metric absent for an expression
     * @param expression empty for a metric
     * @param returned whether the alarm evaluates its result
     */
    public record Query(String id, Optional<MetricStat> metric, String expression, boolean returned) {}

    /**
     * A statistic of a metric.
     *
     * @param dimensions values by name
     * @param statistic such as {@code Sum} or {@code p95}
     * @param period in seconds
     * @param unit of the datapoints that count; empty for any
     */
    public record MetricStat(
            String namespace, String name, Map<String, String> dimensions, String statistic, int period, String unit) {
        public MetricStat {
            dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        }
    }

    /**
     * An entry in the history of an alarm.
     *
     * @param type such as {@code StateUpdate}, {@code Action}, {@code ConfigurationUpdate}
     * @param summary one line in CloudWatch's words; may be empty
     * @param data the entry as JSON, in an undocumented form; may be empty
     */
    public record HistoryItem(Instant time, String type, String summary, String data) {}
}
