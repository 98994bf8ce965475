String log = new File(basedir, 'build.log').text

assert log.contains('[ERROR] -Dstepscale.minCapacity minCapacity: ')
assert log.contains('1 error in the descriptor.')
