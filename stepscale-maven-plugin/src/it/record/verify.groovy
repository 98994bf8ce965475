new GroovyShell().parse(new File(basedir, '../../../../src/it/scripted-aws.groovy')).stop(context)

String log = new File(basedir, 'build.log').text
List<String> traffic = new File(basedir, 'target/stepscale/orders-scaling.record/traffic.csv').readLines()

assert traffic[0] == 'timestamp,requests,errors4xx,errors5xx,modelErrors,latencyMs,latencyP95Ms'
assert traffic.size() == 91
assert traffic.drop(1).every { it.endsWith(':00Z,60,,,,,') }
assert log.contains('[INFO] 90 minutes recorded, 90 with requests; peak: 60 requests at ')
assert log.contains('[INFO] Next: mvn stepscale:simulate -Dstepscale.traffic=target/stepscale/orders-scaling.record/traffic.csv')
assert log.contains('record.json says that this folder holds the traffic of account 123456789012, region eu-central-1, kind realtime, EndpointName orders, VariantName AllTraffic, not of ')
assert new File(basedir, 'target/stepscale/orders-scaling.simulation/report.html').exists()
