package io.github.stepscale.aws;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** A connection to AWS: one Region, one caller. Close it when done. */
public final class Aws implements AutoCloseable {
    /** A long answer over a slow line takes longer than its first byte. */
    private static final int RESPONSE_FACTOR = 4;

    /** The longest wait for the first byte of a response that an operation can do without. */
    private static final Duration OPTIONAL_TIMEOUT = Duration.ofSeconds(5);

    private final Connection connection;
    private final Profiles profiles;
    private final Region region;
    private final ResponseLimits limits;
    private final SecretRedactor secrets = new SecretRedactor();
    private final ExchangeTimeout time = new ExchangeTimeout();
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final SharedClient<CloudFormationClient> cloudFormation = pool(CloudFormationClient::builder);
    private final SharedClient<ApplicationAutoScalingClient> autoScaling = pool(ApplicationAutoScalingClient::builder);
    private final SharedClient<CloudWatchClient> cloudWatch = pool(CloudWatchClient::builder);

    private Aws(Connection connection, ResponseLimits limits) {
        this.connection = connection;
        this.limits = limits;
        this.profiles = Profiles.load();
        profiles.require(connection);
        this.region = Regions.of(connection, profiles);
        this.http = new ValidatingHttpClient(
                httpClient(connection),
                connection.timeout().multipliedBy(RESPONSE_FACTOR),
                limits.bytes(),
                time,
                secrets);
        open.push(http);
        this.credentials = credentials();
    }

    private static SdkHttpClient httpClient(Connection connection) {
        return connection
                .proxies()
                .map(rule -> UrlConnectionHttpClient.create(new ProxiedConnections(rule, connection.timeout())))
                .orElseGet(() -> UrlConnectionHttpClient.builder()
                        .connectionTimeout(connection.timeout())
                        .socketTimeout(connection.timeout())
                        .build());
    }

    /**
     * Prepares a connection. Sends no request, except for one to verify the account if the connection expects one.
     *
     * @throws AwsException if no Region is known, a Region or profile does not exist, a configuration file cannot be read, or
     *     the account is not the expected one
     */
    public static Aws connect(Connection connection) {
        return connect(connection, ResponseLimits.standard());
    }

    /**
     * Prepares a connection with limits other than the standard ones.
     *
     * @throws AwsException as {@link #connect(Connection)} does
     */
    public static Aws connect(Connection connection, ResponseLimits limits) {
        SdkLogFilter.debugLogger().ifPresent(logger -> {
            throw new AwsException(
                    AwsException.Kind.LOGGED,
                    "connect to AWS",
                    "the logger " + logger + " writes debug lines, which would contain the session token",
                    Optional.empty());
        });
        Aws aws = SdkCalls.call("connect to AWS", () -> new Aws(connection, limits));
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

    /** The Region, such as {@code eu-central-1}. */
    public String region() {
        return region.id();
    }

    /**
     * Reads the account of the caller from STS.
     *
     * @throws AwsException if AWS refuses
     */
    public String account() {
        URI address = connection.endpoint().orElseGet(() -> Regions.address("sts", region));
        CallerIdentity caller = new CallerIdentity(requests("sts", address));
        return SdkCalls.call("read the account of the caller", caller::account);
    }

    /** The CloudFormation stacks of the account and Region. */
    public Stacks stacks() {
        return new Stacks(cloudFormation.get(), paginator());
    }

    /** The change sets of stacks of the account and Region. */
    public ChangeSets changeSets() {
        return new ChangeSets(cloudFormation.get(), paginator());
    }

    /** The events of stacks of the account and Region. */
    public StackEvents stackEvents() {
        return new StackEvents(cloudFormation.get(), paginator());
    }

    /** The CloudFormation stack sets of the account and Region. */
    public StackSets stackSets() {
        return new StackSets(cloudFormation.get(), paginator());
    }

    /** Application Auto Scaling in the account and Region. */
    public AutoScaling scaling() {
        return new AutoScaling(autoScaling.get(), paginator());
    }

    /** What scales SageMaker in the account and Region, with every field that AWS sends. */
    public ScalingResources scalingResources() {
        return new ScalingResources(autoScaling.get(), cloudWatch.get(), paginator());
    }

    /** The events of CloudFormation's operations in the account and Region. */
    public OperationEvents operationEvents() {
        return new OperationEvents(cloudFormation.get(), paginator());
    }

    /** The CloudWatch alarms of the account and Region. */
    public Alarms alarms() {
        return new Alarms(cloudWatch.get(), paginator());
    }

    /** The CloudWatch metrics of the account and Region. */
    public Metrics metrics() {
        return new Metrics(cloudWatch.get(), paginator());
    }

    /** The SageMaker endpoints of the account and Region. */
    public Endpoints endpoints() {
        URI api = connection.endpoint().orElseGet(() -> Regions.address("api.sagemaker", region));
        return new Endpoints(requests("sagemaker", api));
    }

    /** The configuration of SageMaker endpoints and inference components of the account and Region. */
    public EndpointDescriptions endpointDescriptions() {
        URI api = connection.endpoint().orElseGet(() -> Regions.address("api.sagemaker", region));
        return new EndpointDescriptions(requests("sagemaker", api));
    }

    /**
     * The quotas of the account and Region. Gives up after some seconds: in a private network Service Quotas may be
     * unreachable where the other services are not.
     */
    public ServiceQuotas serviceQuotas() {
        URI api = connection.endpoint().orElseGet(() -> Regions.address("servicequotas", region));
        SdkHttpClient brief = register(new ValidatingHttpClient(
                httpClient(connection.withTimeout(OPTIONAL_TIMEOUT)),
                OPTIONAL_TIMEOUT.multipliedBy(RESPONSE_FACTOR),
                limits.bytes(),
                time,
                secrets));
        return new ServiceQuotas(
                new SignedRequests(
                        brief, signer("servicequotas"), api, new RetryRules(RetryRules.strategy(limits.pause()))),
                limits.pages());
    }

    /** Whether an emulator stands in for AWS. */
    public boolean isEmulated() {
        return connection.endpoint().isPresent();
    }

    /** The OpenTelemetry metrics of the account and Region. */
    public PromQl promQl() {
        URI api = connection.endpoint().orElseGet(() -> Regions.address("monitoring", region));
        return new PromQl(requests("monitoring", api));
    }

    /**
     * Returns an invoker of the models behind SageMaker endpoints. It sends each request once and never retries.
     *
     * @param address of the SageMaker runtime, such as that of a VPC endpoint; absent: that of AWS or the emulator
     * @param timeout the longest time from sending a request to the last byte of its response; SageMaker gives a container 60
     *     seconds
     */
    public ModelInvoker modelInvoker(Optional<URI> address, Duration timeout) {
        URI runtime = address.or(connection::endpoint).orElseGet(() -> Regions.address("runtime.sagemaker", region));
        HttpOrigin origin = HttpOrigin.of(runtime);
        ExecutorService background = register(new BackgroundThread()).executor();
        HttpRoute route = HttpRoute.to(runtime, origin, connection.proxies());
        AsyncHttpClient client =
                register(new AsyncHttpClient(origin, route, connection.timeout(), timeout, limits.bytes(), background));
        SigV4Signer signer = new SigV4Signer(
                new BackgroundCredentials(credentials, background), region, "sagemaker", Clock.systemUTC());
        return new ModelInvoker(signer, origin, client, secrets);
    }

    private SignedRequests requests(String service, URI address) {
        return new SignedRequests(http, signer(service), address, new RetryRules(RetryRules.strategy(limits.pause())));
    }

    private Paginator paginator() {
        return new Paginator(limits.pages());
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
        AwsCredentialsProvider base = connection
                .profile()
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        AwsCredentialsProvider redacted = secrets.watching(base);
        return connection
                .roleArn()
                .map(role -> secrets.watching(assumeRole(role, redacted)))
                .orElse(redacted);
    }

    private AwsCredentialsProvider assumeRole(String role, AwsCredentialsProvider base) {
        StsClient sts = register(configure(StsClient.builder(), base).build());
        return register(StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role).roleSessionName("stepscale"))
                .build());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AutoCloseable>
            SharedClient<C> pool(Supplier<B> builder) {
        return new SharedClient<>(
                () -> register(configure(builder.get(), credentials).build()));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
            B builder, AwsCredentialsProvider caller) {
        connection.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(caller)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(RetryRules.strategy(limits.pause()))
                        .defaultProfileFile(profiles.files())
                        .build())
                .httpClient(http);
    }

    private <T extends AutoCloseable> T register(T closeable) {
        open.push(closeable);
        return closeable;
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception ignored) {
            // Nothing can be done about it.
        }
    }
}
