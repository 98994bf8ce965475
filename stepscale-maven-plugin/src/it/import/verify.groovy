String log = new File(basedir, 'build.log').text
String imported = new File(basedir, 'stepscale-orders-AllTraffic.imported.yaml').text

assert imported.contains('  - { lower: 600, upper: 900, change: +1 }\n  - { lower: 900, change: +2 }\n')
assert log.contains('[INFO] endpoint/orders/variant/AllTraffic: 1 step policy and 1 alarm')
assert log.contains('[INFO] Wrote stepscale-orders-AllTraffic.imported.yaml')
assert log.contains('says it as steps. Proved: ')
assert log.contains('[INFO] Next: mvn stepscale:validate -Dstepscale.descriptor=stepscale-orders-AllTraffic.imported.yaml')
assert log.contains('Give it: -Dstepscale.import.parameters=Threshold=<value>.')
assert log.contains('stepscale-orders-AllTraffic.imported.yaml exists and has other content, and an import overwrites no file.')
// No stack trace for a user's mistake
assert !log.contains('\tat ')
