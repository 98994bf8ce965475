assert new File(basedir, 'out of here/stepscale-object-detection-AllTraffic.template.yaml').isFile()
assert !new File(basedir, 'target/stepscale').exists()
