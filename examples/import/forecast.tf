resource "aws_appautoscaling_target" "forecast" {
  service_namespace  = "sagemaker"
  scalable_dimension = "sagemaker:variant:DesiredInstanceCount"
  resource_id        = "endpoint/forecast/variant/AllTraffic"
  min_capacity       = 1
  max_capacity       = 8
}

resource "aws_appautoscaling_policy" "out" {
  name               = "forecast-out"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.forecast.service_namespace
  scalable_dimension = aws_appautoscaling_target.forecast.scalable_dimension
  resource_id        = aws_appautoscaling_target.forecast.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = 300
    metric_aggregation_type = "Average"

    step_adjustment {
      metric_interval_lower_bound = 0
      scaling_adjustment          = 1
    }
  }
}

resource "aws_appautoscaling_policy" "in" {
  name               = "forecast-in"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.forecast.service_namespace
  scalable_dimension = aws_appautoscaling_target.forecast.scalable_dimension
  resource_id        = aws_appautoscaling_target.forecast.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = 300
    metric_aggregation_type = "Average"

    step_adjustment {
      metric_interval_upper_bound = 0
      scaling_adjustment          = -1
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "out" {
  alarm_name          = "forecast-out-alarm"
  alarm_actions       = [aws_appautoscaling_policy.out.arn]
  namespace           = "AWS/SageMaker"
  metric_name         = "InvocationsPerInstance"
  dimensions          = { EndpointName = "forecast", VariantName = "AllTraffic" }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 600
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
}

resource "aws_cloudwatch_metric_alarm" "in" {
  alarm_name          = "forecast-in-alarm"
  alarm_actions       = [aws_appautoscaling_policy.in.arn]
  namespace           = "AWS/SageMaker"
  metric_name         = "InvocationsPerInstance"
  dimensions          = { EndpointName = "forecast", VariantName = "AllTraffic" }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 15
  threshold           = 200
  comparison_operator = "LessThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
}
