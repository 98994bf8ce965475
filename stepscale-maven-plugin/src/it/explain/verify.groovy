new GroovyShell().parse(new File(basedir, '../../../../src/it/scripted-aws.groovy')).stop(context)

String log = new File(basedir, 'build.log').text

assert log.contains('[INFO] Region eu-central-1, stack orders-scaling')
assert log =~ /\[INFO\] \d\d:\d\d ScaleOutAlarm at 65 \(\d+ of \d+\) requested \+1, done: Setting desired instance count to 3 /
assert log.contains("stepscale.since is 'yesterday': a number with s, m, h or d, such as 3h, or a time in UTC such as 2026-01-31T08:00:00Z, is allowed.")
assert new File(basedir, 'target/stepscale/orders-scaling.explain.json').text.contains('requested +1, done: Setting desired instance count to 3')
