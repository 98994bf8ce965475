String log = new File(basedir, 'build.log').text

assert log.contains('<dryrun> under <configuration>: no goal of this plugin has such a parameter. Did you mean <dryRun>?')
assert log.contains("<confirm> is 'yes': true or false is allowed.")
assert log.contains('<stepscale.maxcapacity> under <properties>: no goal of this plugin has such a parameter. Did you mean stepscale.maxCapacity?')
// From .mvn/maven.config, for other goals
assert !log.contains('stepscale.region')
assert !log.contains('stepscale.version')
assert !log.contains('<timeout>')
