new GroovyShell().parse(new File(basedir, '../../../../src/it/scripted-aws.groovy')).stop(context)

String log = new File(basedir, 'build.log').text

assert log.contains('[INFO] ScalableTarget  DIFFERS from the descriptor: maxCapacity: 12 -> 10')
assert log.contains('[INFO] ScalingPolicy   matches the descriptor')
assert log.contains('orders-scaling: what runs differs from the descriptor. The lines above say how, and what to do next.')
// With what the status was run with
assert log =~ /Next            Run mvn stepscale:deploy -Dstepscale.endpoint=\S+ -Dstepscale.maxCapacity=12 -Dstepscale.region=eu-central-1, or correct the descriptor\./
assert new File(basedir, 'target/stepscale/orders-scaling.status.json').text.contains('"drifted" : true')
