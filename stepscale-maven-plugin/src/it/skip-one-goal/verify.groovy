String log = new File(basedir, 'build.log').text

assert log.count('[INFO] Skipped: stepscale.generate.skip is true.') == 1
assert log.contains('[INFO] stepscale-object-detection-AllTraffic: 1 to 10 instances')
assert !new File(basedir, 'target/stepscale').exists()
