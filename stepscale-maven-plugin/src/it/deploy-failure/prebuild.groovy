def scripted = new GroovyShell().parse(new File(basedir, '../../../../src/it/scripted-aws.groovy'))
scripted.start(basedir, localRepositoryPath, context, ['--failing', 'ScalableTarget', 'Could not find endpoint "orders".'])
return true
