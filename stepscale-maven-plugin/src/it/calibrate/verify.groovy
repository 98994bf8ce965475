new GroovyShell().parse(new File(basedir, '../../../../src/it/scripted-aws.groovy')).stop(context)

String log = new File(basedir, 'build.log').text
List<String> steps = new File(basedir, 'target/stepscale/orders-scaling.calibration/steps.csv').readLines()

assert steps[0] == 'timestamp,requestsPerMinute,due,answered,errors,late,slow,p50,p95,p99,max,verdict,why'
assert steps[1].contains('Z,1500,')
assert log.contains('[INFO] requests/min  answered       p50       p95       p99  errors  verdict')
assert log.contains('[INFO] The knee is at ')
assert log =~ /\[INFO\] service:\R\[INFO\]   requestsPerInstance: \d+  # measured: \d+ \(\d+ to \d+\) x 0.5, p95 /
assert !log.contains('hush')
