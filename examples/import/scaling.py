"""Step scaling of the endpoint search, as a script makes it. The first argument is the address of AWS, if it is another."""

import sys

import boto3

address = sys.argv[1] if len(sys.argv) > 1 else None
scaling = boto3.client("application-autoscaling", endpoint_url=address)
alarms = boto3.client("cloudwatch", endpoint_url=address)

target = {
    "ServiceNamespace": "sagemaker",
    "ResourceId": "endpoint/search/variant/AllTraffic",
    "ScalableDimension": "sagemaker:variant:DesiredInstanceCount",
}
metric = {
    "Namespace": "AWS/SageMaker",
    "MetricName": "InvocationsPerInstance",
    "Dimensions": [
        {"Name": "EndpointName", "Value": "search"},
        {"Name": "VariantName", "Value": "AllTraffic"},
    ],
}


def rule(name, comparison, threshold, periods, steps):
    policy = scaling.put_scaling_policy(
        **target,
        PolicyName=name,
        PolicyType="StepScaling",
        StepScalingPolicyConfiguration={
            "AdjustmentType": "ChangeInCapacity",
            "Cooldown": 300,
            "StepAdjustments": steps,
        },
    )
    alarms.put_metric_alarm(
        **metric,
        AlarmName=name,
        Statistic="Average",
        Period=60,
        EvaluationPeriods=periods,
        ComparisonOperator=comparison,
        Threshold=threshold,
        AlarmActions=[policy["PolicyARN"]],
    )


scaling.register_scalable_target(**target, MinCapacity=1, MaxCapacity=8)
rule(
    "search-out",
    "GreaterThanThreshold",
    600,
    2,
    [
        {"MetricIntervalLowerBound": 0, "MetricIntervalUpperBound": 300, "ScalingAdjustment": 1},
        {"MetricIntervalLowerBound": 300, "ScalingAdjustment": 2},
    ],
)
rule("search-in", "LessThanThreshold", 200, 15, [{"MetricIntervalUpperBound": 0, "ScalingAdjustment": -1}])
