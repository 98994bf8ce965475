package io.github.stepscale.synth.importing;

import org.junit.jupiter.api.Test;

class ImportJobTest {
    @Test
    void show() {
        ImportResult r;
        ImportOutcome o;
        r = Imports.run(
                Imports.TWO_RULES
                        .replace(
                                "ResourceId: endpoint/shop/variant/AllTraffic",
                                "ResourceId: !Sub endpoint/${Endpoint.EndpointName}/variant/AllTraffic")
                        .replace("Value: shop", "Value: !GetAtt Endpoint.EndpointName")
                        .replace(
                                "  OutPolicy:\n    Type",
                                "  Endpoint:\n    Type: AWS::SageMaker::Endpoint\n    Properties:\n      EndpointConfigName: x\n  OutPolicy:\n    Type"));
        Imports.lines(r).forEach(System.out::println);
        o = Imports.only(r);
        System.out.println(o.reasons());
        System.out.println(o.read().descriptor().isPresent());
        System.out.println(
                o.linked().policies().get(0).alarms().get(0).properties().get("Dimensions") + " "
                        + o.linked().target().get().properties().get("ResourceId"));

        r = Imports.run(
                Imports.TWO_RULES
                        .replace(
                                "ResourceId: endpoint/shop/variant/AllTraffic",
                                "ResourceId: !Sub endpoint/${Endpoint.EndpointName}/variant/AllTraffic")
                        .replace("Value: shop", "Value: !GetAtt Endpoint.EndpointName")
                        .replace(
                                "  OutPolicy:\n    Type",
                                "  Endpoint:\n    Type: AWS::SageMaker::Endpoint\n    Properties:\n      EndpointConfigName: x\n  OutPolicy:\n    Type"),
                Imports.with(java.util.Map.of("endpointName", "shop")));
        Imports.lines(r).forEach(System.out::println);
        System.out.println(Imports.only(r).file().map(f -> f.text()));
        System.out.println("===== mistakes");
        r = Imports.run(Imports.TWO_RULES
                .replace("Threshold: 30", "Threshold: !Ref X")
                .replace("Resources:", "Parameters:\n  X: {Type: Number}\nResources:")
                .replace("MetricIntervalUpperBound: 20\n", "MetricIntervalUpperBound: 10\n"));
        Imports.lines(r).forEach(System.out::println);
        System.out.println(Imports.only(r).reasons());
        r = Imports.run(Imports.TWO_RULES
                .replace("MaxCapacity: 10", "MaxCapacity: 0")
                .replace("MetricIntervalUpperBound: 20\n", "MetricIntervalUpperBound: 10\n"));
        Imports.lines(r).forEach(System.out::println);
    }
}
