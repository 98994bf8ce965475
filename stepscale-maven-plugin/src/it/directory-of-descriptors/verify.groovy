String log = new File(basedir, 'build.log').text
List<String> written = log.readLines().findAll { it.contains('Wrote ') }.collect { it.replaceAll('.*stepscale-(.*)-AllTraffic.*', '$1') }

// In the order of the file names, and not from deeper down.
assert written == ['translation', 'object-detection']
assert new File(basedir, 'target/stepscale').list().length == 2
