package io.github.stepscale.importing.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.lint.CatalogEntry;
import io.github.stepscale.lint.DetectedWhen;
import io.github.stepscale.lint.FindingCatalog;
import io.github.stepscale.yaml.YamlNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {
    private static final Map<String, String> GIVEN = Map.of("EndpointName", "shop", "TopicArn", "arn:aws:sns:x");

    private static final Path FINDINGS =
            Path.of("src/main/java/io/github/stepscale/importing/template/TemplateFindings.java");

    private static final String SCALING = """
            Resources:
              Target:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  ServiceNamespace: sagemaker
            """;

    @Test
    void readsTheUsualTemplate() {
        ScalingSource source = Resolved.read(Templates.endpoint(), GIVEN);
        assertThat(Resolved.lines(source)).isEmpty();
        assertThat(source.name()).isEqualTo("template.yaml");
        assertThat(source.resources())
                .extracting(SourceResource::name)
                .containsExactly("Target", "GrowPolicy", "ShrinkPolicy", "HighAlarm", "LowAlarm", "Dashboard");
        assertThat(Resolved.property(source, "Target", "ResourceId")).isEqualTo("endpoint/shop/variant/AllTraffic");
        assertThat(Resolved.property(source, "Target", "MaxCapacity")).isEqualTo("4");
        assertThat(Resolved.property(source, "Target", "RoleARN"))
                .isEqualTo("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/scaling");
        assertThat(Resolved.property(source, "GrowPolicy", "PolicyName")).isEqualTo("shop-grow");
        assertThat(Resolved.property(source, "GrowPolicy", "ScalingTargetId")).isEqualTo("${Target}");
        assertThat(Resolved.property(source, "HighAlarm", "Threshold")).isEqualTo("60");
        assertThat(Resolved.property(source, "HighAlarm", "AlarmActions")).isEqualTo("[${GrowPolicy}, arn:aws:sns:x]");
        assertThat(Resolved.property(source, "HighAlarm", "AlarmDescription"))
                .isEqualTo("Load of shop in ${AWS::Region}");
        assertThat(Resolved.property(source, "HighAlarm", "Dimensions"))
                .isEqualTo("[{Name=EndpointName, Value=shop}, {Name=VariantName, Value=AllTraffic}]");
        assertThat(Resolved.property(source, "Dashboard", "DashboardBody"))
                .contains("\"region\": \"${AWS::Region}\"", "\"EndpointName\", \"shop\"]");
    }

    @Test
    void jsonMeansTheSame() {
        assertThat(Resolved.resources(Resolved.read(Templates.endpointAsJson(), GIVEN)))
                .isEqualTo(Resolved.resources(Resolved.read(Templates.endpoint(), GIVEN)));
    }

    @Test
    void aValueHasThePathAndThePositionOfItsProperty() {
        SourceResource policy = resource(Resolved.read(Templates.endpoint(), GIVEN), "GrowPolicy");
        assertThat(policy.type()).isEqualTo("AWS::ApplicationAutoScaling::ScalingPolicy");
        assertThat(policy.references()).containsExactly("${GrowPolicy}");
        assertThat(policy.position()).hasToString("template.yaml:33:5");
        YamlNode.Mapping configuration = (YamlNode.Mapping)
                policy.properties().get("StepScalingPolicyConfiguration").orElseThrow();
        YamlNode.Sequence steps =
                (YamlNode.Sequence) configuration.get("StepAdjustments").orElseThrow();
        YamlNode.Mapping second = (YamlNode.Mapping) steps.items().get(1);
        YamlNode bound = second.get("ScalingAdjustment").orElseThrow();
        assertThat(bound.path())
                .isEqualTo("Resources.GrowPolicy.Properties.StepScalingPolicyConfiguration.StepAdjustments[1]"
                        + ".ScalingAdjustment");
        assertThat(bound.position()).hasToString("template.yaml:46:13");
    }

    @Test
    void aReferenceToAnAttributeIsAReferenceToTheResource() {
        String template = """
                Resources:
                  Policy: {Type: AWS::ApplicationAutoScaling::ScalingPolicy}
                  Alarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties: {AlarmActions: [!GetAtt Policy.Arn, !Sub '${Policy}']}
                """;
        ScalingSource source = Resolved.read(template);
        assertThat(resource(source, "Policy").references()).containsExactlyInAnyOrder("${Policy}", "${Policy.Arn}");
        assertThat(Resolved.property(source, "Alarm", "AlarmActions")).isEqualTo("[${Policy.Arn}, ${Policy}]");
    }

    @Test
    void namesEachValueThatIsNotKnownOnceWithTheOptionThatGivesIt() {
        ScalingSource source = Resolved.read(Templates.endpoint());
        assertThat(Resolved.lines(source))
                .containsExactly(
                        "E-T03 template.yaml:26:7 Resources.Target.Properties.ResourceId: the parameter EndpointName has no"
                                + " default, so that this value is not known, and 6 more values depend on it. Give it:"
                                + " -Dstepscale.import.parameters=EndpointName=<value>.",
                        "I-T03 template.yaml:78:11 Resources.HighAlarm.Properties.AlarmActions[1]: the parameter TopicArn has"
                                + " no default, so that this value is not known. Give it:"
                                + " -Dstepscale.import.parameters=TopicArn=<value>.",
                        "W-T11 template.yaml:80:3 Resources.LowAlarm: is taken as made, because its condition HasTopic is not"
                                + " known: the parameter TopicArn has no default, so that this value is not known. Give it:"
                                + " -Dstepscale.import.parameters=TopicArn=<value>.");
        assertThat(Resolved.property(source, "Target", "ResourceId"))
                .isEqualTo("?!Join [/, [endpoint, !Ref EndpointName, variant, !Ref VariantName]]?");
        assertThat(Resolved.property(source, "HighAlarm", "AlarmActions")).isEqualTo("[${GrowPolicy}, ${TopicArn}]");
        assertThat(Resolved.property(source, "GrowPolicy", "PolicyName")).isEqualTo("${EndpointName}-grow");
    }

    @Test
    void leavesOutWhatAFalseConditionLeavesOut() {
        ScalingSource source = Resolved.read(Templates.endpoint(), Map.of("EndpointName", "shop", "TopicArn", ""));
        assertThat(source.resources()).extracting(SourceResource::name).doesNotContain("LowAlarm");
        assertThat(Resolved.lines(source))
                .containsExactly(
                        "I-T10 template.yaml:80:3 Resources.LowAlarm: is not made, because its condition HasTopic is"
                                + " false. Nothing needs to be done.");
    }

    @Test
    void aReferenceToAResourceThatIsLeftOutIsOneToNothing() {
        String template = """
                Conditions: {Never: !Equals [a, b]}
                Resources:
                  Policy: {Type: AWS::ApplicationAutoScaling::ScalingPolicy, Condition: Never}
                  Alarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties: {AlarmActions: [!Ref Policy]}
                """;
        assertThat(Resolved.lines(Resolved.read(template)))
                .contains(
                        "E-T05 template.yaml:6:33 Resources.Alarm.Properties.AlarmActions[0]: Policy is not made, because"
                                + " its condition is false, and this refers to it. Add it, or correct the reference.");
    }

    @Test
    void anEndpointWithoutANameIsNamedByTheUser() {
        String template = """
                Resources:
                  Endpoint: {Type: AWS::SageMaker::Endpoint}
                  Target:
                    Type: AWS::ApplicationAutoScaling::ScalableTarget
                    Properties: {ResourceId: !Sub 'endpoint/${Endpoint.EndpointName}/variant/v'}
                """;
        assertThat(Resolved.lines(Resolved.read(template)))
                .containsExactly("E-T03 template.yaml:5:18 Resources.Target.Properties.ResourceId: the value of"
                        + " Endpoint.EndpointName is known once its resource is deployed. Give it:"
                        + " -Dstepscale.import.parameters=Endpoint.EndpointName=<value>.");
        ScalingSource source = Resolved.read(template, Map.of("Endpoint.EndpointName", "shop"));
        assertThat(source.findings()).isEmpty();
        assertThat(Resolved.property(source, "Target", "ResourceId")).isEqualTo("endpoint/shop/variant/v");
    }

    @Test
    void pseudoParametersAreKnownOnceTheyAreGiven() {
        String template = SCALING + "      ResourceId: !Sub endpoint/${AWS::StackName}/variant/v\n";
        assertThat(Resolved.codes(Resolved.read(template))).containsExactly("E-T03");
        ScalingSource source = Resolved.read(template, Map.of("AWS::StackName", "shop"));
        assertThat(source.findings()).isEmpty();
        assertThat(Resolved.property(source, "Target", "ResourceId")).isEqualTo("endpoint/shop/variant/v");
    }

    @Test
    void whatAForeignResourceIsCalledDoesNotMatter() {
        String template = """
                Resources:
                  Cluster: {Type: AWS::ECS::Cluster}
                  Target:
                    Type: AWS::ApplicationAutoScaling::ScalableTarget
                    Properties: {ServiceNamespace: ecs, ResourceId: !Sub 'service/${Cluster}/web', MaxCapacity: !Ref Cluster}
                """;
        ScalingSource source = Resolved.read(template);
        assertThat(Resolved.property(source, "Target", "ResourceId")).isEqualTo("service/${Cluster}/web");
        assertThat(Resolved.property(source, "Target", "MaxCapacity")).isEqualTo("?!Ref Cluster?");
        assertThat(Resolved.codes(source)).containsExactly("E-T03");
    }

    @Test
    void checksParametersAgainstTheirDeclarations() {
        String template = """
                Parameters:
                  Size: {Type: Number, Default: big}
                  Level: {Type: String, Default: hig, AllowedValues: [high, low]}
                  Name: {Type: String, AllowedPattern: '[a-z]+', MaxLength: 3, Default: ok}
                  Many: {Type: CommaDelimitedList, AllowedValues: [a, b], Default: 'a, c'}
                  Few: {Type: Number, MinValue: 1.5, MaxValue: 3, AllowedValues: [1, 2], Default: 2.0}
                  Secret: {Type: String, NoEcho: true, AllowedPattern: '[0-9]+', Default: s3cret}
                  List: {Type: String, Default: [a]}
                """ + SCALING + """
                Outputs:
                  All: {Value: !Sub '${Size}${Level}${Name}${Few}${Secret}${List}'}
                  Many: {Value: !Ref Many}
                """;
        ScalingSource source = Resolved.read(template, Map.of("Name", "ABCD", "Few", "9"));
        assertThat(Resolved.lines(source))
                .containsExactly(
                        "E-D05 -Dstepscale.import.parameters Name: 'ABCD' does not match the pattern '[a-z]+'. Write a value"
                                + " that does.",
                        "E-D05 -Dstepscale.import.parameters Name: 'ABCD' is above the maximum of 3 characters. Write a"
                                + " smaller one.",
                        "E-D05 -Dstepscale.import.parameters Few: '9' is not an allowed value: '1' and '2' are. Write one of"
                                + " them.",
                        "E-D05 -Dstepscale.import.parameters Few: '9' is above the maximum of 3. Write a smaller one.",
                        "E-D05 template.yaml:2:24 Parameters.Size.Default: 'big' is not a number, which the type of the"
                                + " parameter asks for. Write a number.",
                        "E-D05 template.yaml:3:25 Parameters.Level.Default: 'hig' is not an allowed value: 'high' and 'low'"
                                + " are. Write one of them.",
                        "E-D05 template.yaml:5:59 Parameters.Many.Default: 'c' is not an allowed value: 'a' and 'b' are. Write"
                                + " one of them.",
                        "E-D05 template.yaml:7:66 Parameters.Secret.Default: this value does not match the pattern '[0-9]+'."
                                + " Write a value that does.",
                        "E-D04 template.yaml:8:24 Parameters.List.Default: is a list: a default is a text or a number. Write"
                                + " the items of a list in one text, separated by commas.");
    }

    @Test
    void neverShowsASecret() {
        String template = """
                Parameters: {Secret: {Type: String, NoEcho: true, Default: s3cret, MinLength: 99}}
                Conditions: {Known: !Equals [!Ref Secret, s3cret]}
                """ + SCALING + "      MinCapacity: !Ref Secret\n      RoleARN: !Sub 'a-${Secret}'\n";
        for (Map<String, String> given : List.of(Map.<String, String>of(), Map.of("Secret", "s3cret"))) {
            ScalingSource source = Resolved.read(template, given);
            assertThat(source.toString()).doesNotContain("s3cret");
            assertThat(Resolved.codes(source)).containsExactlyInAnyOrder("E-D05", "E-T03");
        }
    }

    @Test
    void readsListsAndTheParameterStore() {
        String template = """
                Parameters:
                  Actions: {Type: CommaDelimitedList, Default: 'a, b'}
                  Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/threshold}
                Resources:
                  Policy: {Type: AWS::ApplicationAutoScaling::ScalingPolicy}
                  Alarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties: {OKActions: !Ref Actions, AlarmActions: [!Ref Policy], Threshold: !Ref Stored}
                """;
        ScalingSource source = Resolved.read(template);
        assertThat(Resolved.property(source, "Alarm", "OKActions")).isEqualTo("[a, b]");
        assertThat(Resolved.property(source, "Alarm", "Threshold")).isEqualTo("?!Ref Stored?");
        assertThat(Resolved.property(Resolved.read(template, Map.of("Stored", "7")), "Alarm", "Threshold"))
                .isEqualTo("7");
    }

    @Test
    void namesTheParametersThatThereAre() {
        assertThat(Resolved.lines(Resolved.read(Templates.endpoint(), Map.of("EndpointNam", "x"))))
                .contains(
                        "E-T12 -Dstepscale.import.parameters EndpointNam: the template has no parameter of this name: it"
                                + " has EndpointName, VariantName, HighLoad and TopicArn. Did you mean EndpointName?");
    }

    @Test
    void findsReferencesToNothingInTheWholeTemplate() {
        String template = """
                Conditions:
                  Broken: !Or [!Condition Nowhere, !Equals [!Ref Target, x]]
                """ + SCALING + """
                      MinCapacity: !Ref Minimum
                      MaxCapacity: !If [Missing, 1, !Ref Maximum]
                      ResourceId: !Sub ['${Own}/${Other}/${Targe.Arn}', {Own: x}]
                      RoleARN: !GetAtt Role.Arn
                  Topic: {Type: AWS::SNS::Topic, Condition: Unheard, DependsOn: [Targt, Topic]}
                Outputs:
                  One: {Value: !Ref Nothing, Condition: Gone}
                """;
        assertThat(Resolved.read(template).findings())
                .filteredOn(finding -> finding.code().equals("E-T05"))
                .extracting(finding -> finding.finding().sentence())
                .containsExactly(
                        "'Nowhere' is not a condition of this template",
                        "'Target' is not a parameter of this template",
                        "'Minimum' is not a parameter or resource of this template",
                        "'Missing' is not a condition of this template",
                        "'Maximum' is not a parameter or resource of this template",
                        "'Other' is not a parameter or resource of this template",
                        "'Targe' is not a resource of this template",
                        "'Role' is not a resource of this template",
                        "'Unheard' is not a condition of this template",
                        "'Targt' is not a resource of this template",
                        "'Nothing' is not a parameter or resource of this template",
                        "'Gone' is not a condition of this template");
        assertThat(Resolved.codes(Resolved.read(template))).containsOnly("E-T05");
    }

    @Test
    void findsAKeyThatAMappingDoesNotHave() {
        String template = "Mappings: {Sizes: {prod: {max: 3}}}\n" + SCALING + """
                      MinCapacity: !FindInMap [Size, prod, max]
                      MaxCapacity: !FindInMap [Sizes, prd, max]
                      RoleARN: !FindInMap [Sizes, prod, min]
                """;
        assertThat(Resolved.lines(Resolved.read(template)))
                .containsExactly(
                        "E-T05 template.yaml:7:7 Resources.Target.Properties.MinCapacity: 'Size' is not in Mappings. Did you"
                                + " mean Sizes?",
                        "E-T05 template.yaml:8:7 Resources.Target.Properties.MaxCapacity: 'prd' is not in the mapping Sizes."
                                + " Did you mean prod?",
                        "E-T05 template.yaml:9:7 Resources.Target.Properties.RoleARN: 'min' is not in the mapping Sizes under"
                                + " prod. Add it, or correct the reference.");
    }

    @Test
    void findsParametersThatNothingUses() {
        String template = """
                Parameters:
                  Unused: {Type: String, Default: a}
                  InOutput: {Type: String, Default: a}
                  InRule: {Type: String, Default: a}
                  InCondition: {Type: String, Default: a}
                  InSub: {Type: String, Default: a}
                  Hidden: {Type: String, Default: a}
                Metadata: {AWS::CloudFormation::Interface: {ParameterGroups: [{Parameters: [Unused]}]}}
                Rules: {One: {Assertions: [{Assert: !Equals [!Ref InRule, a]}]}}
                Conditions: {One: !Equals [!Ref InCondition, a]}
                """ + SCALING + """
                Outputs:
                  One: {Value: !Ref InOutput}
                  Two: {Value: !Sub ['${InSub}${Hidden}', {Hidden: x}]}
                """;
        assertThat(Resolved.lines(Resolved.read(template)))
                .containsExactly(
                        "W-T06 template.yaml:2:3 Parameters.Unused: the parameter is not used: nothing in the template refers"
                                + " to it. Remove it, or refer to it with !Ref Unused.",
                        "W-T06 template.yaml:7:3 Parameters.Hidden: the parameter is not used: nothing in the template refers"
                                + " to it. Remove it, or refer to it with !Ref Hidden.");
        assertThat(Resolved.codes(Resolved.read("Transform: Own::Macro\n" + template)))
                .containsExactly("I-T14");
    }

    @Test
    void namesWhatMacrosAndLoopsHideAndReadsTheRest() {
        String template = """
                Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
                Resources:
                  Fn::ForEach::Policies: [Name, [a, b], {'Policy${Name}': {Type: AWS::ApplicationAutoScaling::ScalingPolicy}}]
                  Target:
                    Type: AWS::ApplicationAutoScaling::ScalableTarget
                    Properties:
                      Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://x}}
                      MinCapacity: !Ref Made
                      MaxCapacity: 3
                """;
        ScalingSource source = Resolved.read(template);
        assertThat(Resolved.codes(source)).containsExactly("I-T14", "E-T04", "E-T04", "E-T03");
        assertThat(resource(source, "Target").properties().entries()).containsOnlyKeys("MinCapacity", "MaxCapacity");
    }

    @Test
    void findsTextsThatFnSubWasMeantFor() {
        String template = """
                Resources:
                  Policy: {Type: AWS::ApplicationAutoScaling::ScalingPolicy}
                  Alarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmActions: ['${Policy}', !Ref Policy]
                      AlarmDescription: 'costs ${Dollars}'
                """;
        ScalingSource source = Resolved.read(template);
        assertThat(Resolved.lines(source))
                .containsExactly(
                        "E-T13 template.yaml:6:22 Resources.Alarm.Properties.AlarmActions[0]: '${Policy}' stays as it"
                                + " is written: names are replaced within Fn::Sub only. Write !Sub before it.");
        assertThat(Resolved.property(source, "Alarm", "AlarmActions")).isEqualTo("[?${Policy}?, ${Policy}]");
        assertThat(Resolved.property(source, "Alarm", "AlarmDescription")).isEqualTo("costs ${Dollars}");
    }

    @Test
    void namesValuesThatAreReadAtDeployment() {
        String template = SCALING + "      MinCapacity: '{{resolve:ssm:/min:1}}'\n      MaxCapacity: !GetAZs ''\n";
        assertThat(Resolved.codes(Resolved.read(template))).containsExactly("E-T04", "E-T04");
    }

    @Test
    void findsFunctionsThatAreNotUsedAsTheyAreMeant() {
        List<String> misuses = List.of(
                "!Ref [a]",
                "!GetAtt Target",
                "!Sub [a]",
                "!Sub {a: b}",
                "!Join [a, b]",
                "!Join [a]",
                "!Select [5, [a]]",
                "!Select [x, [a]]",
                "!Select [0, a]",
                "!Split ['', a]",
                "!Split [a]",
                "!FindInMap [a]",
                "!If [a]",
                "!Subb x",
                "!Length x",
                "!ToJsonString x",
                "{Ref: Target, b: c}",
                "!Equals [a]",
                "!Not [a]",
                "!And x",
                "!Sub ['${a}', {a: [1]}]");
        for (String misuse : misuses) {
            ScalingSource source = Resolved.read(SCALING + "      MinCapacity: " + misuse + "\n");
            assertThat(Resolved.codes(source)).as(misuse).containsExactly("E-T07");
        }
    }

    @Test
    void saysInOneLineWhatIsNoTemplate() {
        assertThat(Resolved.lines(Resolved.read("")))
                .containsExactly(
                        "E-T01 template.yaml:1:1: is not a CloudFormation template: it has no Resources. Give the"
                                + " file of a template.");
        assertThat(Resolved.codes(Resolved.read("[1, 2]"))).containsExactly("E-T01");
        assertThat(Resolved.codes(Resolved.read("Parameters: {}"))).containsExactly("E-T01");
        assertThat(Resolved.codes(Resolved.read("Resources: 5"))).containsExactly("E-D04", "E-T02");
        assertThat(Resolved.codes(Resolved.read("Resources: {Topic: {Type: AWS::SNS::Topic}}")))
                .containsExactly("E-T02");
        assertThat(Resolved.lines(Resolved.read("Resources:\n  A: [1\n")))
                .allMatch(line -> line.startsWith("E-D01 template.yaml:3:1"));
        assertThat(Resolved.lines(Resolved.read("{\"Resources\": {\"A\": 1,}}")))
                .allMatch(line -> line.startsWith("E-D04") || line.startsWith("E-T02") || line.startsWith("E-D01"))
                .isNotEmpty();
        assertThat(Resolved.lines(Resolved.read("{\"Resources\": \n\n{\"A\" 1}}")))
                .containsExactly(
                        "E-D01 template.yaml:3:6: cannot be read as JSON from here on. Correct the text here or"
                                + " shortly before.");
    }

    @Test
    void aTextThatIsNoUtf8IsAFinding() {
        byte[] latin = "Resources: {\u00e4: 1}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Resolved.codes(TemplateReader.read("t.yaml", latin, Map.of())))
                .containsExactly("E-D01");
    }

    /** The ids of findings stand in the sources as they are. */
    @Test
    void theCatalogueHasEveryFindingOfTemplates() throws IOException {
        Set<String> used = new TreeSet<>();
        Matcher ids = Pattern.compile("\"(T[01]\\d)\"").matcher(Files.readString(FINDINGS));
        while (ids.find()) {
            used.add(ids.group(1));
        }
        assertThat(FindingCatalog.entries().stream()
                        .filter(entry -> entry.id().matches("T[01]\\d"))
                        .filter(entry -> entry.detected().equals(Set.of(DetectedWhen.IMPORTED)))
                        .map(CatalogEntry::id))
                .containsExactlyElementsOf(used);
    }

    private static SourceResource resource(ScalingSource source, String name) {
        return source.resources().stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
