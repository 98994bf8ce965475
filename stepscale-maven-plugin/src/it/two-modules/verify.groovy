String log = new File(basedir, 'build.log').text

// Each module has its own descriptor, and no goal warns that it is not thread-safe.
['one', 'two'].each {
    assert new File(basedir, "$it/target/stepscale/stepscale-endpoint-$it-AllTraffic.template.yaml").isFile()
}
assert !log.contains('not marked')
assert !log.contains('@threadSafe')
