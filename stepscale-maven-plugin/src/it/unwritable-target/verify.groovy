String log = new File(basedir, 'build.log').text

// A folder below a file cannot be made, not even by root.
assert log =~ /Cannot write pom\.xml.stepscale.stepscale-object-detection-AllTraffic\.template\.yaml: .*-Dstepscale\.outputDirectory/
assert !log.contains('\tat ')
