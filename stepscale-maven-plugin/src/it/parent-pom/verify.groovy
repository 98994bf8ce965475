String log = new File(basedir, 'build.log').text
String sep = File.separator

assert log.count('Passed over: this module has no stepscale.yaml, and module orders has a descriptor.') == 2 + 1 + 1
// As seen from the folder in which Maven was started
assert log.contains("Wrote orders${sep}target${sep}stepscale${sep}stepscale-endpoint-one-AllTraffic.template.yaml")
assert log.contains("[ERROR] common${sep}stepscale.yaml: does not exist.")
assert log.contains('then run mvn -f common')
