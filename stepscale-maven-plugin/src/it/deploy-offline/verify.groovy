String log = new File(basedir, 'build.log').text

assert log.contains('Goal requires online mode for execution but Maven is currently offline.')
assert !new File(basedir, 'target/stepscale').exists()
