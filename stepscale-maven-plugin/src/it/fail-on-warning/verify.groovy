String log = new File(basedir, 'build.log').text

assert log =~ /\[WARN(ING)?\] stepscale\.yaml:\d+:\d+ .*\[W-A09\]/
assert log =~ /\d+ warnings in the descriptor\. Correct them, accept them under 'allow', or build without stepscale\.failOn=warning\./
assert !new File(basedir, 'target/stepscale').exists()
