String log = new File(basedir, 'build.log').text

assert log.contains('stepscale:generate')
for (property in ['descriptor', 'outputDirectory', 'failOn', 'skip', 'generate.skip']) {
    assert log.contains('User property: stepscale.' + property)
}
assert !log.contains('stepscale:validate')
