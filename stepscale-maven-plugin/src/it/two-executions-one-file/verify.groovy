String log = new File(basedir, 'build.log').text

assert log =~ /Execution 'second' would overwrite target.stepscale.stepscale-object-detection-AllTraffic\.template\.yaml, which execution 'first' has just written\./
assert new File(basedir, 'target/stepscale/stepscale-object-detection-AllTraffic.template.yaml').text.contains('Default: 10\n')
