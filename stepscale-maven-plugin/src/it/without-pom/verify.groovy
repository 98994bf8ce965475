String log = new File(basedir, 'build.log').text
String sep = File.separator

assert new File(basedir, 'target/stepscale/stepscale-no-pom-AllTraffic.template.yaml').isFile()
assert new File(basedir, 'target/stepscale/stepscale-no-pom-AllTraffic.simulation/report.html').isFile()
assert log.contains("[INFO] Wrote target${sep}stepscale${sep}stepscale-no-pom-AllTraffic.template.yaml")
assert log.contains('Goal requires online mode for execution but Maven is currently offline.')
assert log.contains('[ERROR] absent.yaml: does not exist. Give the path of a file that can be read.')
assert log =~ /then run mvn io\.github\.stepscale:stepscale-maven-plugin:\S+:validate -Dstepscale\.descriptor=absent\.yaml\./
// Maven 3 keeps an expression that it cannot resolve.
assert !log.contains('${')
assert !new File(basedir, '${project.basedir}').exists()
