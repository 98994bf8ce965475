String log = new File(basedir, 'build.log').text

assert log.contains('-Dstepscale.dryrun: no goal of this plugin has such a parameter. Did you mean stepscale.dryRun?')
assert log.contains("stepscale.dryRun is 'yes': true or false is allowed.")
assert log.contains('-Dstepscale.dryRunn: no goal of this plugin has such a parameter. Did you mean stepscale.dryRun?')
assert log.contains('-Dstepscale.maxcapacity: no goal of this plugin has such a parameter. Did you mean stepscale.maxCapacity?')
assert log.contains('-Dstepscale.failOnDrift: stepscale:validate does not take it, stepscale:status does. Leave it out, or run that goal.')
// Nothing was read, sent or written
assert !log.contains('stepscale.yaml')
assert !log.contains('no answer')
assert !new File(basedir, 'target/stepscale').exists()
