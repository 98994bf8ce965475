new GroovyShell().parse(new File(basedir, '../../../../src/it/scripted-aws.groovy')).stop(context)

String log = new File(basedir, 'build.log').text
File output = new File(basedir, 'target/stepscale')

assert log.contains('[INFO] Account 123456789012, Region eu-central-1, stack orders-scaling')
assert log.contains('[INFO] Add  ScalingPolicy     AWS::ApplicationAutoScaling::ScalingPolicy')
assert log.contains('[INFO] A dry run: nothing was changed.')
assert log =~ /\[INFO\] \d\d:\d\d:\d\dZ  orders-scaling  CREATE_COMPLETE/
assert log.contains('[INFO] DashboardUrl: https://console.aws.amazon.com/cloudwatch/home?region=eu-central-1')
assert log.contains('[INFO] Nothing to change: the stack matches the descriptor.')
assert log.contains('[INFO] ScalingPolicy   matches the descriptor')
assert log.contains('[INFO] Delete  ScalableTarget  AWS::ApplicationAutoScaling::ScalableTarget')
assert log.contains('[INFO] Deleted.')
assert output.list().sort() == ['orders-scaling.deployment.json', 'orders-scaling.status.json']
// Not under -X either
assert !log.contains('hush-')
