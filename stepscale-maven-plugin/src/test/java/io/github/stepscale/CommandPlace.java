package io.github.stepscale;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a test runs a block of commands, or the reason why none does. */
sealed interface CommandPlace {

    /** In a clone, in the folder of the page. */
    record Clone() implements CommandPlace {}

    /** In a folder that has a descriptor and no POM. */
    record Folder() implements CommandPlace {}

    /**
     * In a project with a POM that declares the plugin, with an emulated AWS and a model of loopback.
     *
     * @param deployed whether its stack is deployed before
     * @param options that a test adds to every command: what a user would be asked for, and less load than a user wants
     */
    record Project(boolean deployed, String options) implements CommandPlace {
        /** Whether it only deploys, compares and deletes, which an emulator of another make knows too. */
        boolean isOfStacks(CommandBlock block) {
            return !deployed
                    && options.isEmpty()
                    && block.commands()
                            .lines()
                            .allMatch(line -> line.matches(" *mvn stepscale:(deploy|status|delete)\\b.*"));
        }
    }

    /** Nowhere. */
    record None(String reason) implements CommandPlace {}

    /** The place of each block: page and first line, then the place with options to add, or a reason in lower case. */
    String TABLE = """
            README.md: mvn -B -ntp -pl examples/original-sample -am compile                     -> CLONE
            README.md: mvn -B -ntp verify                                                       -> it runs this test
            README.md: mvn stepscale:deploy -Dstepscale.dryRun=true   # what would change       -> PROJECT
            README.md: mvn stepscale:load -Dstepscale.load.payload=request.json -> PROJECT -Dstepscale.load.speed=1500
            docs/adopt.md: mvn stepscale:import -Dstepscale.import.adopt=true -> AdoptGoalTest runs it, on resources of no stack
            docs/calibrate.md: mvn stepscale:calibrate -Dstepscale.load.payload=body.json -Dstepscale.calibrate.latency=500ms -> PROJECT -Dstepscale.confirm=true -Dstepscale.calibrate.stepDuration=1s -Dstepscale.calibrate.startRequestsPerMinute=1500 -Dstepscale.calibrate.maxRequestsPerMinute=1500
            docs/deploy.md: mvn stepscale:deploy -Dstepscale.dryRun=true   # what would change  -> PROJECT
            docs/deploy.md: mvn stepscale:deploy -Dstepscale.changeSet=keep:monday      # makes it and shows it -> PROJECT
            docs/explain-and-drill.md: mvn stepscale:explain -Dstepscale.since=3h -> DEPLOYED
            docs/explain-and-drill.md: mvn stepscale:drill -> DEPLOYED -Dstepscale.confirm=true
            docs/import.md: mvn stepscale:import -> DEPLOYED
            docs/import.md: mvn stepscale:import -Dstepscale.template=template.yaml -Dstepscale.import.parameters=Threshold=600 -> the integration test import runs it, on a template of its own
            docs/import.md: mvn stepscale:validate -Dstepscale.template=template.yaml -Dstepscale.import.parameters=Threshold=600 -> TemplateGoalsTest runs the three, on a template of its own
            docs/install.md: mvn -B -ntp install -DskipTests                                    -> CLONE
            docs/install.md: mvn io.github.stepscale:stepscale-maven-plugin:0.1.0-SNAPSHOT:validate -> FOLDER
            docs/install.md: stepscale() { goal=$1; shift; mvn "io.github.stepscale:stepscale-maven-plugin:0.1.0-SNAPSHOT:$goal" "$@"; } -> FOLDER
            docs/library.md: java -cp 'lib/*' WriteTemplates.java stepscale.yaml                -> LibraryPageTest runs the program with the jars of the page
            docs/load.md: mvn stepscale:load -Dstepscale.load.payload=request.json -> PROJECT -Dstepscale.load.speed=1500
            docs/load.md: mvn stepscale:load -Dstepscale.load.payload=request.json -Dstepscale.load.maxLatency=p95:800ms,max:5s -Dstepscale.load.maxErrorRate=0.1% -> PROJECT -Dstepscale.load.speed=1500
            docs/migrate.md: mvn stepscale:import -Dstepscale.template=template.yaml -> MigrationPageTest runs it, in examples/import: it fails, as the page says
            docs/migrate.md: mvn stepscale:import -Dstepscale.template=template.yaml -Dstepscale.import.parameters=BusyThreshold=600 -> MigrationPageTest runs it, in examples/import: it fails, as the page says
            docs/migrate.md: mvn stepscale:import -Dstepscale.template=tracking.yaml -> MigrationPageTest runs it, in examples/import
            docs/migrate.md: mvn stepscale:simulate -Dstepscale.template=tracking.yaml -Dstepscale.descriptor=website.yaml -> MigrationPageTest runs it, in examples/import
            docs/migrate.md: mvn stepscale:import -Dstepscale.template=cdk.out/TranslationStack.template.json -Dstepscale.import.parameters=Endpoint.EndpointName=translation -> MigrationPageTest runs it, in examples/import
            docs/migrate.md: mvn stepscale:import -Dstepscale.endpointName=forecast -Dstepscale.import.adopt=true -> MigrationPageTest runs it, with what forecast.tf makes
            docs/migrate.md: terraform state rm aws_cloudwatch_metric_alarm.out aws_cloudwatch_metric_alarm.in -> it needs Terraform and AWS
            docs/migrate.md: mvn stepscale:deploy -Dstepscale.changeSet=execute:stepscale-import -Dstepscale.descriptor=stepscale-forecast-AllTraffic.imported.yaml -> MigrationPageTest runs it, with what forecast.tf makes
            docs/migrate.md: mvn stepscale:import -Dstepscale.endpointName=search -> MigrationPageTest runs it, with what scaling.py makes
            docs/migrate.md: mvn stepscale:import -Dstepscale.endpointName=search -Dstepscale.import.adopt=true -> MigrationPageTest runs it, with what scaling.py makes
            docs/migrate.md: mvn stepscale:validate -Dstepscale.descriptor=stepscale-orders-AllTraffic.imported.yaml -> it fails until the mistakes of the template are corrected
            docs/record.md: mvn stepscale:record -> PROJECT
            docs/simulate.md: mvn stepscale:simulate                                            -> PROJECT
            docs/stack-sets.md: mvn stepscale:deploy -Dstepscale.dryRun=true     # reports what would be done -> PROJECT -Dstepscale.stackSet=orders -Dstepscale.accounts=111111111111 -Dstepscale.regions=eu-central-1
            docs/tune.md: mvn stepscale:tune                          -> examples/tuning runs it, on traffic that can be tuned on
            examples/async-from-zero/README.md: mvn -f ../.. -pl examples/async-from-zero -am compile         -> CLONE
            examples/fleet-on-spark/README.md: mvn -f ../.. -Pspark -pl examples,examples/fleet-on-spark -am package -DskipTests -> it downloads 280 MB: CI builds it in its own module
            examples/fleet-on-spark/README.md: spark-submit --master 'local[*]' --driver-memory 4g target/fleet-on-spark.jar endpoints.parquet results -> PackagedJarTest of the example submits the jar
            examples/import/README.md: mvn -f ../.. -pl examples/import -am verify -DskipTests -> CLONE
            examples/import/README.md: mvn stepscale:import -Dstepscale.template=template.yaml -Dstepscale.import.parameters=BusyThreshold=600 -> MigrationPageTest runs it: it fails, as the page says
            examples/inference-component/README.md: mvn -f ../.. -pl examples/inference-component -am compile -> CLONE
            examples/library-call/README.md: mvn -f ../.. -pl examples/library-call -am process-classes       -> CLONE
            examples/library-deploy/README.md: mvn compile exec:java -Dexec.args="eu-central-1 --dry-run"     -> needs AWS: the address of an emulator is one more argument
            examples/llm-concurrency/README.md: mvn -f ../.. -pl examples/llm-concurrency -am verify -DskipTests -> CLONE
            examples/original-sample/README.md: mvn -f ../.. -pl examples/original-sample -am compile         -> CLONE
            examples/original-sample/README.md: mvn -f ../.. -pl examples/original-sample -am verify -DskipTests -> CLONE
            examples/several-metrics/README.md: mvn -f ../.. -pl examples/several-metrics -am compile         -> CLONE
            examples/split-layout/README.md: mvn -f ../.. -pl examples/split-layout -am compile               -> CLONE
            examples/tuning/README.md: mvn -f ../.. -pl examples/tuning -am verify -DskipTests -> CLONE
            """;

    /** The places by the names of the blocks. */
    static Map<String, CommandPlace> all() {
        Function<String, String> name =
                line -> line.substring(0, line.lastIndexOf("->")).trim();
        return TABLE.lines()
                .collect(Collectors.toMap(
                        name,
                        line -> of(line.substring(line.lastIndexOf("->") + 2).trim())));
    }

    private static CommandPlace of(String text) {
        String[] words = text.split(" ", 2);
        String options = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "CLONE" -> new Clone();
            case "FOLDER" -> new Folder();
            case "PROJECT" -> new Project(false, options);
            case "DEPLOYED" -> new Project(true, options);
            default -> new None(text);
        };
    }
}
