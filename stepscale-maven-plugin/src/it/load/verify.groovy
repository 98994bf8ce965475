new GroovyShell().parse(new File(basedir, '../../../../src/it/scripted-aws.groovy')).stop(context)

String log = new File(basedir, 'build.log').text
File folder = new File(basedir, 'target/stepscale/orders-scaling.load')

// The first public sample's ramp, 300 times as fast: 9,750 requests in 50 minutes are 33 in 10 seconds, after a trial
assert log.contains('[INFO] Ramp from 60 requests a minute, 10 steps of 5 minutes, each 30 more, 300 times as fast: 33 requests in 10 s to orders, at most 330 a minute')
assert log.contains('instance-hours; before that, 1 trial request.')
assert log.contains('✓ Every request succeeded, and none was sent late. 100 % of 33 requests succeeded; no errors; none late.')
// The second run took the place of the first
assert log.contains('[INFO] Constant 1200 requests a minute for 2 minutes, 20 times as fast: about 120 requests in 6 s to orders')
List<String> minutes = new File(folder, 'minutes.csv').readLines()
assert minutes[0].startsWith('timestamp,seconds,due,sent,late,done,errors,')
int column = minutes[0].split(',').toList().indexOf('inService')
assert minutes.drop(1).every { it.split(',', -1)[column] == '2' }
assert new File(folder, 'requests.hlog').text.startsWith('#[Histogram log format version 1.3]')
assert new File(folder, 'summary.json').text.contains('"spacing" : "Poisson, seed 1"')
assert new File(folder, 'report.html').text.contains('orders-scaling under load')

assert log.contains("SageMaker does not know endpoint/Orders/variant/AllTraffic. Check the endpoint's name, upper and lower case, and that it is in this account and Region.")

assert !log.contains('hush')
