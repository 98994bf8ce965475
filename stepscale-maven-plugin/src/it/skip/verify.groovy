// There is no descriptor: a skipped goal does not even look for it.
assert new File(basedir, 'build.log').text.count('[INFO] Skipped: stepscale.skip is true.') == 13
assert !new File(basedir, 'target/stepscale').exists()
