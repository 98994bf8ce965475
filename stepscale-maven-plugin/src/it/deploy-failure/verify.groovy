new GroovyShell().parse(new File(basedir, '../../../../src/it/scripted-aws.groovy')).stop(context)

String log = new File(basedir, 'build.log').text
String cause = 'The stack orders-scaling is now in ROLLBACK_COMPLETE. The cause: ScalableTarget: Could not find endpoint "orders".' +
        " Check the endpoint's name, upper and lower case, and that it is in this account and Region."

assert log.count(cause) >= 2
assert log.contains('The creation of the stack orders-scaling failed, and CloudFormation deleted the stack: nothing of it is' +
        ' left. The cause: ScalableTarget: Could not find endpoint "orders".')
assert log.contains(' endpointName: Could not find endpoint "orders". (ScalableTarget)')
assert log.contains('[INFO] The stack is in ROLLBACK_COMPLETE (its creation failed and was rolled back): deleting it, then creating it again.')
assert log.contains('Deploy again with -Dstepscale.recreateFailed=true to delete it and create it again.')
assert !log.contains('hush-')
assert !new File(basedir, 'target/stepscale').exists()
