package io.github.stepscale.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** AWS, reached in one way: one Region, one caller. Close it when done. */
public final class Aws implements AutoCloseable {
    private final Connection connection;
    private final Region region;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();

    private Aws(Connection connection) {
        this.connection = connection;
        this.region = Regions.of(connection);
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(connection.patience())
                .socketTimeout(connection.patience())
                .build();
        open.push(http);
        this.credentials = credentials();
    }

    /**
     * Prepares the connection. Nothing is asked of AWS yet, but where an account is expected: then which one it is, so that
     * nothing else can be asked of another.
     *
     * @throws AwsException if there is no Region, what was given makes no sense, or it is not the account that was expected
     */
    public static Aws connect(Connection connection) {
        KeptConnections.many();
        SdkLogs.silence();
        if (SdkLogs.areLoud()) {
            throw new AwsException(
                    AwsException.Kind.LOGGED,
                    "connect to AWS",
                    "the logger " + SdkLogs.logger() + " writes debug lines, and they would hold the session token",
                    Optional.empty());
        }
        Aws aws = Calls.call("connect to AWS", () -> new Aws(connection));
        try {
            connection.expectedAccount().ifPresent(aws::require);
            return aws;
        } catch (RuntimeException | Error refused) {
            aws.close();
            throw refused;
        }
    }

    private void require(String expected) {
        String account = account();
        if (!account.equals(expected)) {
            throw new AwsException(
                    AwsException.Kind.WRONG_ACCOUNT,
                    "work in account " + expected,
                    connection.credentials() + " are of account " + account,
                    Optional.empty());
        }
    }

    /** The Region that is asked, such as {@code eu-central-1}. */
    public String region() {
        return region.id();
    }

    /**
     * The account of the caller.
     *
     * @throws AwsException if AWS does not say
     */
    public String account() {
        URI address = connection.endpoint().orElseGet(() -> Regions.address("sts", region));
        CallerIdentity caller = new CallerIdentity(new SignedRequests(http, signer("sts"), address));
        return Calls.call("ask which account this is", () -> caller.account().orElseGet(this::accountByClient));
    }

    private String accountByClient() {
        StsClient sts = opened(configured(StsClient.builder()).build());
        return sts.getCallerIdentity().account();
    }

    /** Its CloudFormation stacks. */
    public Stacks stacks() {
        return new Stacks(opened(configured(CloudFormationClient.builder()).build()));
    }

    /** Its CloudFormation stack sets. */
    public StackSets stackSets() {
        return new StackSets(opened(configured(CloudFormationClient.builder()).build()));
    }

    /** Its Application Auto Scaling. */
    public Scaling scaling() {
        return new Scaling(
                opened(configured(ApplicationAutoScalingClient.builder()).build()));
    }

    /** Its CloudWatch alarms. */
    public Alarms alarms() {
        return new Alarms(opened(configured(CloudWatchClient.builder()).build()));
    }

    /** The datapoints of its CloudWatch metrics. */
    public Metrics metrics() {
        return new Metrics(opened(configured(CloudWatchClient.builder()).build()));
    }

    /** Its SageMaker endpoints. */
    public Endpoints endpoints() {
        URI api = connection.endpoint().orElseGet(() -> Regions.address("api.sagemaker", region));
        return new Endpoints(new SignedRequests(http, signer("sagemaker"), api));
    }

    /**
     * The models behind its SageMaker endpoints. Its requests are sent once, and never again.
     *
     * @param address of the runtime, such as that of a VPC endpoint; absent: as for everything else
     * @param patience how long an answer may take; a container has 60 seconds
     */
    public Invocations invocations(Optional<URI> address, Duration patience) {
        URI runtime = address.or(connection::endpoint).orElseGet(() -> Regions.address("runtime.sagemaker", region));
        return new Invocations(signer("sagemaker"), runtime, connection.patience(), patience);
    }

    private RequestSigner signer(String service) {
        return new RequestSigner(credentials, region, service);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            closeQuietly(open.pop());
        }
    }

    private AwsCredentialsProvider credentials() {
        AwsCredentialsProvider own = connection
                .profile()
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        return connection
                .roleArn()
                .<AwsCredentialsProvider>map(role -> assumed(role, own))
                .orElse(own);
    }

    private AwsCredentialsProvider assumed(String role, AwsCredentialsProvider own) {
        StsClient sts = opened(configured(StsClient.builder(), own).build());
        return opened(StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role).roleSessionName("stepscale"))
                .build());
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
        return configured(builder, credentials);
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, AwsCredentialsProvider caller) {
        builder.region(region)
                .credentialsProvider(caller)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(RetryMode.STANDARD)
                        .build());
        connection.endpoint().ifPresent(builder::endpointOverride);
        if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
            sync.httpClient(http);
        }
        return builder;
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.push(closeable);
        return closeable;
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception ignored) {
            // Nothing can be done about it, and everything was said already.
        }
    }
}
