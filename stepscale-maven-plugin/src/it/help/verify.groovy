String log = new File(basedir, 'build.log').text

assert log.contains('stepscale:generate')
['stepscale.descriptor', 'stepscale.outputDirectory', 'stepscale.failOn', 'stepscale.skip', 'stepscale.generate.skip'].each {
    assert log.contains('User property: ' + it)
}
