package io.github.stepscale.importing.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.source.ScalingSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function means the same in YAML's short form, in its long form and in JSON. */
class IntrinsicFormsTest {
    private static final String PARAMETERS = """
            {"High": {"Type": "Number", "Default": 70},
             "Env": {"Type": "String", "Default": "prod"},
             "Zones": {"Type": "CommaDelimitedList", "Default": "a, b,c"},
             "Open": {"Type": "String"}}""";
    private static final String MAPPINGS = """
            {"Sizes": {"prod": {"max": 8, "names": ["x", "y"]}, "test": {"max": 2}}}""";
    private static final String CONDITIONS = """
            {"IsProd": {"Fn::Equals": [{"Ref": "Env"}, "prod"]},
             "IsTest": {"Fn::Not": [{"Condition": "IsProd"}]},
             "Both": {"Fn::And": [{"Condition": "IsProd"}, {"Condition": "IsTest"}]},
             "Either": {"Fn::Or": [{"Condition": "IsTest"}, {"Condition": "IsProd"}]},
             "Unclear": {"Fn::Equals": [{"Ref": "Open"}, "x"]},
             "FalseAnyway": {"Fn::And": [{"Condition": "Unclear"}, {"Condition": "IsTest"}]},
             "TrueAnyway": {"Fn::Or": [{"Condition": "Unclear"}, {"Condition": "IsProd"}]}}""";
    private static final String OTHERS = """
            "Endpoint": {"Type": "AWS::SageMaker::Endpoint", "Properties": {"EndpointName": {"Ref": "Env"}}},
            "Policy": {"Type": "AWS::ApplicationAutoScaling::ScalingPolicy"}""";

    /** Short form, long form, JSON, the value of all three. */
    static Stream<Arguments> forms() {
        return Stream.of(
                form("!Ref High", "{Ref: High}", "{\"Ref\": \"High\"}", "70"),
                form("!Ref Zones", "{Ref: Zones}", "{\"Ref\": \"Zones\"}", "[a, b, c]"),
                form("!Ref Policy", "{Ref: Policy}", "{\"Ref\": \"Policy\"}", "${Policy}"),
                form("!Ref AWS::NoValue", "{Ref: 'AWS::NoValue'}", "{\"Ref\": \"AWS::NoValue\"}", "absent"),
                form("!Ref Open", "{Ref: Open}", "{\"Ref\": \"Open\"}", "?!Ref Open?"),
                form(
                        "!GetAtt Policy.Some.Attribute",
                        "{Fn::GetAtt: [Policy, Some.Attribute]}",
                        "{\"Fn::GetAtt\": [\"Policy\", \"Some.Attribute\"]}",
                        "${Policy.Some.Attribute}"),
                form(
                        "!GetAtt [Endpoint, EndpointName]",
                        "{Fn::GetAtt: Endpoint.EndpointName}",
                        "{\"Fn::GetAtt\": [\"Endpoint\", \"EndpointName\"]}",
                        "prod"),
                form(
                        "!Ref Endpoint",
                        "{Ref: Endpoint}",
                        "{\"Ref\": \"Endpoint\"}",
                        "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:endpoint/prod"),
                form(
                        "!Sub 'a-${Env}-${!Env}-${Policy.Arn}-${'",
                        "{Fn::Sub: 'a-${Env}-${!Env}-${Policy.Arn}-${'}",
                        "{\"Fn::Sub\": \"a-${Env}-${!Env}-${Policy.Arn}-${\"}",
                        "a-prod-${Env}-${Policy.Arn}-${"),
                form(
                        "!Sub ['${Env}/${Own}', {Own: !Ref High}]",
                        "{Fn::Sub: ['${Env}/${Own}', {Own: {Ref: High}}]}",
                        "{\"Fn::Sub\": [\"${Env}/${Own}\", {\"Own\": {\"Ref\": \"High\"}}]}",
                        "prod/70"),
                form(
                        "!Join ['/', [endpoint, !Ref Env, !Ref AWS::NoValue, variant]]",
                        "{Fn::Join: ['/', [endpoint, {Ref: Env}, {Ref: 'AWS::NoValue'}, variant]]}",
                        "{\"Fn::Join\": [\"/\", [\"endpoint\", {\"Ref\": \"Env\"}, {\"Ref\": \"AWS::NoValue\"}, \"variant\"]]}",
                        "endpoint/prod/variant"),
                form(
                        "!Join ['', !Ref Zones]",
                        "{Fn::Join: ['', {Ref: Zones}]}",
                        "{\"Fn::Join\": [\"\", {\"Ref\": \"Zones\"}]}",
                        "abc"),
                form(
                        "!FindInMap [Sizes, !Ref Env, max]",
                        "{Fn::FindInMap: [Sizes, {Ref: Env}, max]}",
                        "{\"Fn::FindInMap\": [\"Sizes\", {\"Ref\": \"Env\"}, \"max\"]}",
                        "8"),
                form(
                        "!FindInMap [Sizes, prod, names]",
                        "{Fn::FindInMap: [Sizes, prod, names]}",
                        "{\"Fn::FindInMap\": [\"Sizes\", \"prod\", \"names\"]}",
                        "[x, y]"),
                form(
                        "!FindInMap [Sizes, nowhere, max, {DefaultValue: 3}]",
                        "{Fn::FindInMap: [Sizes, nowhere, max, {DefaultValue: 3}]}",
                        "{\"Fn::FindInMap\": [\"Sizes\", \"nowhere\", \"max\", {\"DefaultValue\": 3}]}",
                        "3"),
                form(
                        "!If [IsProd, !Ref High, 9]",
                        "{Fn::If: [IsProd, {Ref: High}, 9]}",
                        "{\"Fn::If\": [\"IsProd\", {\"Ref\": \"High\"}, 9]}",
                        "70"),
                form("!If [IsTest, 1, 2]", "{Fn::If: [IsTest, 1, 2]}", "{\"Fn::If\": [\"IsTest\", 1, 2]}", "2"),
                form("!If [Both, 1, 2]", "{Fn::If: [Both, 1, 2]}", "{\"Fn::If\": [\"Both\", 1, 2]}", "2"),
                form("!If [Either, 1, 2]", "{Fn::If: [Either, 1, 2]}", "{\"Fn::If\": [\"Either\", 1, 2]}", "1"),
                form(
                        "!If [FalseAnyway, 1, 2]",
                        "{Fn::If: [FalseAnyway, 1, 2]}",
                        "{\"Fn::If\": [\"FalseAnyway\", 1, 2]}",
                        "2"),
                form(
                        "!If [TrueAnyway, 1, 2]",
                        "{Fn::If: [TrueAnyway, 1, 2]}",
                        "{\"Fn::If\": [\"TrueAnyway\", 1, 2]}",
                        "1"),
                form(
                        "!If [Unclear, 1, 2]",
                        "{Fn::If: [Unclear, 1, 2]}",
                        "{\"Fn::If\": [\"Unclear\", 1, 2]}",
                        "?!If [Unclear, 1, 2]?"),
                form(
                        "!If [IsTest, !Ref Open, {a: [1, !If [IsProd, b, c]]}]",
                        "{Fn::If: [IsTest, {Ref: Open}, {a: [1, {Fn::If: [IsProd, b, c]}]}]}",
                        "{\"Fn::If\": [\"IsTest\", {\"Ref\": \"Open\"}, {\"a\": [1, {\"Fn::If\": [\"IsProd\", \"b\", \"c\"]}]}]}",
                        "{a=[1, b]}"),
                form(
                        "!Select [1, !Split ['-', 'a-b-c']]",
                        "{Fn::Select: [1, {Fn::Split: ['-', 'a-b-c']}]}",
                        "{\"Fn::Select\": [\"1\", {\"Fn::Split\": [\"-\", \"a-b-c\"]}]}",
                        "b"),
                form(
                        "!Select [0, !Ref Zones]",
                        "{Fn::Select: [0, {Ref: Zones}]}",
                        "{\"Fn::Select\": [0, {\"Ref\": \"Zones\"}]}",
                        "a"),
                form("!Length [a, b]", "{Fn::Length: [a, b]}", "{\"Fn::Length\": [\"a\", \"b\"]}", "2"),
                form(
                        "!ToJsonString {a: !Ref High, b: ['x\"', true, null], c: !Ref AWS::NoValue}",
                        "{Fn::ToJsonString: {a: {Ref: High}, b: ['x\"', true, null], c: {Ref: 'AWS::NoValue'}}}",
                        "{\"Fn::ToJsonString\": {\"a\": {\"Ref\": \"High\"}, \"b\": [\"x\\\"\", true, null],"
                                + " \"c\": {\"Ref\": \"AWS::NoValue\"}}}",
                        "{\"a\":70,\"b\":[\"x\\\"\",true,null]}"),
                form(
                        "!ImportValue Shared",
                        "{Fn::ImportValue: Shared}",
                        "{\"Fn::ImportValue\": \"Shared\"}",
                        "?!ImportValue Shared?"),
                form(
                        "!Sub 'x-${AWS::StackName}'",
                        "{Fn::Sub: 'x-${AWS::StackName}'}",
                        "{\"Fn::Sub\": \"x-${AWS::StackName}\"}",
                        "?!Sub x-${AWS::StackName}?"),
                form("!Bogus x", "{Fn::Bogus: x}", "{\"Fn::Bogus\": \"x\"}", "?!Bogus x?"));
    }

    private static Arguments form(String brief, String full, String json, String value) {
        return Arguments.of(brief, full, json, value);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void allFormsHaveTheSameValue(String brief, String full, String json, String value) {
        ScalingSource fromJson = Resolved.read("{\"Parameters\": " + PARAMETERS + ", \"Mappings\": " + MAPPINGS
                + ", \"Conditions\": " + CONDITIONS + ", \"Resources\": {" + OTHERS
                + ", \"Alarm\": {\"Type\": \"AWS::CloudWatch::Alarm\", \"Properties\": {\"Threshold\": " + json
                + ", \"AlarmActions\": [{\"Ref\": \"Policy\"}]}}}}");
        ScalingSource fromBrief = Resolved.read(yaml(brief));
        ScalingSource fromFull = Resolved.read(yaml(full));
        assertThat(Resolved.property(fromBrief, "Alarm", "Threshold")).isEqualTo(value);
        assertThat(Resolved.resources(fromFull)).isEqualTo(Resolved.resources(fromBrief));
        assertThat(Resolved.resources(fromJson)).isEqualTo(Resolved.resources(fromBrief));
        assertThat(Resolved.codes(fromFull)).isEqualTo(Resolved.codes(fromBrief));
        assertThat(Resolved.codes(fromJson)).containsExactlyInAnyOrderElementsOf(Resolved.codes(fromBrief));
    }

    private static String yaml(String form) {
        return "Parameters: " + PARAMETERS + "\nMappings: " + MAPPINGS + "\nConditions: " + CONDITIONS
                + "\nResources: {" + OTHERS + ", Alarm: {Type: AWS::CloudWatch::Alarm, Properties: {\"Threshold\": "
                + form + " , AlarmActions: [!Ref Policy]}}}\n";
    }
}
