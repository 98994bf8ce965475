// Starts a scripted AWS of its own process for one integration test, and tells the test where it is.
// Stopped by the test's verify.groovy, or when the build ends.
import java.util.concurrent.TimeUnit

def start(File basedir, File localRepository, Map context, List<String> options) {
    File module = new File(basedir, '../../../..').canonicalFile
    String jars = ['com/fasterxml/jackson/core', 'com/fasterxml/jackson/dataformat', 'org/yaml/snakeyaml'].collect { group ->
        List<String> found = []
        new File(localRepository, group).eachFileRecurse { if (it.name.endsWith('.jar')) found << it.path }
        found.sort().join(File.pathSeparator)
    }.join(File.pathSeparator)
    List<String> command = [
        new File(System.getProperty('java.home'), 'bin/java').path, '-XX:TieredStopAtLevel=1', '-cp',
        new File(module, 'target/test-classes').path + File.pathSeparator + jars,
        'io.github.stepscale.scripted.ScriptedAws', '0', *options
    ]
    Process server = new ProcessBuilder(command).redirectErrorStream(true).start()
    Runtime.runtime.addShutdownHook { server.destroyForcibly() }
    def lines = server.inputStream.newReader()
    String line = lines.readLine()
    String model = ''
    if (line?.startsWith('model on ')) {
        model = 'stepscale.load.endpoint=' + (line - 'model on ') + '\n'
        line = lines.readLine()
    }
    assert line?.startsWith('listening on '): line
    new File(basedir, 'test.properties').text =
        'stepscale.endpoint=' + (line - 'listening on ') + '\nstepscale.region=eu-central-1\n' + model
    context['server'] = server
}

def stop(Map context) {
    context['server'].destroyForcibly().waitFor(10, TimeUnit.SECONDS)
}
