File output = new File(basedir, 'target/stepscale')
String staging = new File(output, 'scaling-staging.template.yaml').text
String production = new File(output, 'scaling-production.template.yaml').text

assert output.list().length == 2
assert staging.contains('Default: object-detection-staging') && staging.contains('Default: 2\n')
assert production.contains('Default: object-detection\n') && production.contains('Default: 10\n')
