package io.github.stepscale.aws;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** CloudWatch's alarms. Every method throws {@link AwsException} if AWS refuses. */
public final class Alarms {
    private final CloudWatchClient client;

    Alarms(CloudWatchClient client) {
        this.client = client;
    }

    /** The alarms of these names that exist; at most 100 names. */
    public List<Alarm> find(List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return Calls.call(
                "read the alarms " + String.join(", ", names),
                () -> client.describeAlarms(request -> request.alarmNames(names)).metricAlarms().stream()
                        .map(Alarms::alarm)
                        .toList());
    }

    private static Alarm alarm(MetricAlarm alarm) {
        int periods = alarm.evaluationPeriods();
        return new Alarm(
                alarm.alarmName(),
                alarm.stateValueAsString(),
                Text.oneLine(Optional.ofNullable(alarm.stateReason()).orElse("")),
                Optional.ofNullable(alarm.stateReasonData()).orElse(""),
                Optional.ofNullable(alarm.stateUpdatedTimestamp()),
                Optional.ofNullable(alarm.threshold()).orElse(Double.NaN),
                alarm.comparisonOperatorAsString(),
                periods,
                // Left out, all of them count (CloudWatch API, PutMetricAlarm).
                Optional.ofNullable(alarm.datapointsToAlarm()).orElse(periods),
                Optional.ofNullable(alarm.treatMissingData()).orElse("missing"),
                alarm.alarmActions(),
                Boolean.TRUE.equals(alarm.actionsEnabled()));
    }
}
