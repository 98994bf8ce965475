/**
 * Scripted AWS: an in-memory double of CloudFormation, CloudWatch, Application Auto Scaling, SageMaker and STS that behaves as the
 * script of a test says.
 *
 * <p>How to use it:
 * <ul>
 *   <li>{@link io.github.stepscale.scripted.ScriptedAws#quick()} starts it on a port of 127.0.0.1 without waits. Pass
 *       {@code endpoint()} to {@code Connection.withEndpoint}, and close both.
 *   <li>{@link io.github.stepscale.scripted.InProcess} connects without HTTP: faster, and a test can decide the order of requests.
 *   <li>{@code faultOn(action, fault, times)} makes the next requests of an action fail, {@code faultAt(n, fault)} the n-th of all
 *       requests, {@code faultFrom(n, fault)} every one from the n-th on; {@link io.github.stepscale.scripted.Fault} lists the
 *       faults.
 *   <li>{@code requests()} returns the requests so far, to assert what was sent, and in which order.
 *   <li>{@link io.github.stepscale.scripted.ModelServer} is the double of a model behind an endpoint.
 * </ul>
 */
package io.github.stepscale.scripted;
