String log = new File(basedir, 'build.log').text

assert log.contains('[ERROR] stepscale.yaml: does not exist.')
assert log.contains('1 error in the descriptor.')
assert !new File(basedir, 'target/stepscale').exists()
