/**
 * Facades of the AWS services: CloudFormation, CloudWatch, Application Auto Scaling, SageMaker, Service Quotas. The only package
 * that uses the SDK. A template is text here; the package knows nothing of the model.
 */
@NullMarked
package io.github.stepscale.aws;

import org.jspecify.annotations.NullMarked;
