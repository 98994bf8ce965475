new GroovyShell().parse(new File(basedir, '../../../../src/it/scripted-aws.groovy')).stop(context)

String log = new File(basedir, 'build.log').text

assert log.contains('Set the state of ScaleOutAlarm? The capacity goes from 2 to 3 instances, and the added capacity costs money until a rule removes it. Not interactive: confirm with -Dstepscale.confirm=true.')
assert log.contains('[INFO] A dry run: nothing was set.')
assert log.contains("[INFO] CloudWatch restores the alarm's real state, usually within a minute. Nothing else is restored.")
// Only the last of the three runs has set anything: it found the two instances that the first found.
assert log.count('  set ScaleOutAlarm to ALARM') == 1
assert log.contains('[INFO] The drill succeeded: ScaleOutAlarm added 1, from 2 to 3 instances.')
// Not under -X either
assert !log.contains('hush-')
