def scripted = new GroovyShell().parse(new File(basedir, '../../../../src/it/scripted-aws.groovy'))
// One request at a time, each of 20 ms: 3,000 a minute.
scripted.start(basedir, localRepositoryPath, context, ['--instances', 'orders', '1', '--model', '20', '1'])
return true
