package io.github.stepscale.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.lint.Linter;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.template.StackTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the bytes of a descriptor of the split layout to its template, and the parts of that road. Beside it the floor:
 * Jackson alone writes a tree of the same size as YAML.
 *
 * <p>The warm-up is long since each method on the road runs once for each descriptor: a slow machine needs more than a
 * minute until the last of them is compiled for good, and half of the time per descriptor goes on the way there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 20, time = 5)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DescriptorToYamlBenchmark {
    private static final byte[] DESCRIPTOR = """
            endpointName: object-detection
            minCapacity: 2
            maxCapacity: 12
            layout: split
            steps:
              - { upper: 200, change: -1 }
              - { lower: 600, upper: 900, change: +1 }
              - { lower: 900, upper: 1500, change: +2 }
              - { lower: 1500, change: +4 }
            tags:
              team: vision
            """.getBytes(StandardCharsets.UTF_8);

    private final Linter linter = Linter.standard();
    private final ObjectMapper yaml = new YAMLMapper();
    private ScalingDescription scaling;
    private ScalingPlan plan;
    private Object tree;
    private Object sample;

    /** Reads and plans once, for the parts that start from the plan. */
    @Setup
    public void prepare() throws IOException {
        scaling = read();
        plan = ScalingPlan.of(scaling);
        tree = yaml.readValue(StackTemplate.of(plan).yaml(), Object.class);
        sample = yaml.readValue(getClass().getResource("/golden/original-sample.template.yaml"), Object.class);
    }

    /** The whole way from descriptor to YAML. */
    @Benchmark
    public String descriptorToYaml() {
        return StackTemplate.of(ScalingPlan.of(read())).yaml();
    }

    /** Its first part. */
    @Benchmark
    public ScalingDescription read() {
        return DescriptorReader.read("stepscale.yaml", DESCRIPTOR, Map.of())
                .descriptor()
                .orElseThrow()
                .scaling();
    }

    /** Its second part. */
    @Benchmark
    public ScalingPlan plan() {
        return ScalingPlan.of(scaling);
    }

    /** Its last part. */
    @Benchmark
    public String render() {
        return StackTemplate.of(plan).yaml();
    }

    /** Beside the road: what a goal does too. */
    @Benchmark
    public Object lint() {
        return linter.lint(plan);
    }

    /** The lower limit: the same tree through Jackson alone. */
    @Benchmark
    public String jacksonAlone() throws IOException {
        return yaml.writeValueAsString(tree);
    }

    /** To compare machines by: the template of the original sample, 143 lines, through Jackson alone. */
    @Benchmark
    public String jacksonSample() throws IOException {
        return yaml.writeValueAsString(sample);
    }
}
