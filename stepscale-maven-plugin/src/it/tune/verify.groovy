String log = new File(basedir, 'build.log').text
File results = new File(basedir, 'target/stepscale/stepscale-orders-AllTraffic.tuning')

// The last run found nothing: what the first had written to be deployed is gone
assert results.list().sort() == ['front.csv', 'report.html']
assert log.contains('[INFO] Tuning stepscale-orders-AllTraffic:')
assert log =~ /\[INFO\] Searching capacityLadder \(1 of 1\): [\d,]+ of [\d,]+ policies/
assert log.contains('[INFO] The choice is of the family capacity ladder and keeps the objective on the tuning part for ')
assert log.contains('Simulation of stepscale-orders-AllTraffic:')
assert log.contains("stepscale.tune.families: 'capacityLader' is no family")
assert log.contains('Did you mean capacityLadder?')
assert log.contains("stepscale.tune.share: '0' is not allowed")
assert log.contains('Removed ')
assert log.contains('stepscale-orders-AllTraffic: No policy that was searched keeps 1 % of the requests above capacity')
// No stack trace for a user's mistake
assert !log.contains('\tat ')
