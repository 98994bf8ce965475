String log = new File(basedir, 'build.log').text

assert log =~ /\[INFO\] Wrote target.stepscale.stepscale-object-detection-AllTraffic\.template\.yaml/
assert log =~ /\[INFO\] Unchanged: target.stepscale.stepscale-object-detection-AllTraffic\.template\.yaml/
assert log.count('[INFO] Wrote ') == 1
