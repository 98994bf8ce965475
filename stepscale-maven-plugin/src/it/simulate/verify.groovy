String log = new File(basedir, 'build.log').text
File results = new File(basedir, 'target/stepscale/stepscale-orders-AllTraffic.simulation')

assert results.list().sort() == ['report.html', 'summary.json', 'timeline.csv']
assert new File(results, 'timeline.csv').readLines().size() == 2881
assert new File(results, 'report.html').text.contains('<!DOCTYPE html>')
assert log.contains('[INFO] calm stays calm: as expected')
assert log =~ /\[ERROR\] .*stepscale-orders-AllTraffic: misses its objective: maxExcess is [\d.]+ %, at most 5 % is allowed\./
// No stack trace for a user's mistake
assert !log.contains('\tat ')
