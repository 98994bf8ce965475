String log = new File(basedir, 'build.log').text
File output = new File(basedir, 'target/stepscale')
String template = new File(output, 'stepscale-object-detection-AllTraffic.template.yaml').getText('UTF-8')

assert output.list() == ['stepscale-object-detection-AllTraffic.template.yaml']
assert template.startsWith('# Made by stepscale.')
assert template.contains('AWS::ApplicationAutoScaling::ScalingPolicy')
assert !template.contains('\r')
// validate: the number line, aligned
assert log.contains('[INFO] stepscale-object-detection-AllTraffic: 1 to 10 instances')
assert log.contains('[INFO]     [20, 50)    hold')
assert log =~ /\[INFO\] Wrote target.stepscale.stepscale-object-detection-AllTraffic\.template\.yaml/
// Goals that need no AWS load no class of its SDK
List<String> loaded = new File(basedir, 'loaded-classes.log').readLines()
assert loaded.any { it.contains('io.github.stepscale.maven.GenerateMojo ') }
assert !loaded.any { it.contains('awssdk') }
