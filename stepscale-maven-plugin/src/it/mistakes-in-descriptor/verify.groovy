String log = new File(basedir, 'build.log').text

// All mistakes at once, one line each, where they stand, then one sentence.
assert log.contains("[ERROR] stepscale.yaml:1:1 endpointName: 'object_detection' is not a name")
assert log.contains('[ERROR] stepscale.yaml:2:1 minCapacity: 5 is above maxCapacity 3')
assert log =~ /\[ERROR\] stepscale\.yaml:4:1 colldown: .*cooldown.*\[E-D02\]/
assert log =~ /\[ERROR\] stepscale\.yaml:7:5 steps\[1\]: .* overlaps steps\[0\].*\[E-S04\]/
assert log.contains('4 errors in the descriptor. Correct them, then run mvn stepscale:validate.')
assert log.contains('[INFO] BUILD FAILURE')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/stepscale').exists()
