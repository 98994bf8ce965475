package io.github.stepscale.aws;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Opens connections to a server, through a proxy if the route names one, with the TLS settings of the JVM. */
record HttpConnector(
        EventLoop loop, HttpOrigin origin, HttpRoute route, Duration timeout, Supplier<ChannelHandler> handlers) {
    private static final int MAX_HEAD = 64 * 1024;

    /**
     * Opens a connection.
     *
     * @param next the resolved address of the server, or of the proxy
     */
    ChannelFuture connect(InetSocketAddress next) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()))
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                // The addresses are resolved, or the proxy resolves them.
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) throws NoSuchAlgorithmException {
                        build(channel.pipeline(), next);
                    }
                });
        return bootstrap.connect(isTunnel() ? InetSocketAddress.createUnresolved(origin.host(), origin.port()) : next);
    }

    /** An HTTP proxy is asked for plain requests as a server is, and for a tunnel otherwise. */
    private boolean isTunnel() {
        return route.type() == Proxy.Type.SOCKS || route.type() == Proxy.Type.HTTP && origin.secure();
    }

    private void build(ChannelPipeline pipeline, InetSocketAddress next) throws NoSuchAlgorithmException {
        if (isTunnel()) {
            pipeline.addLast(tunnel(next));
        }
        if (origin.secure()) {
            pipeline.addLast(tls());
        }
        HttpDecoderConfig limits = new HttpDecoderConfig().setMaxHeaderSize(MAX_HEAD);
        pipeline.addLast(
                new HttpClientCodec(
                        limits,
                        HttpClientCodec.DEFAULT_PARSE_HTTP_AFTER_CONNECT_REQUEST,
                        HttpClientCodec.DEFAULT_FAIL_ON_MISSING_RESPONSE),
                handlers.get());
    }

    private ProxyHandler tunnel(InetSocketAddress proxy) {
        boolean socks = route.type() == Proxy.Type.SOCKS;
        ProxyHandler handler = route.login()
                .<ProxyHandler>map(login -> {
                    String password = new String(login.getPassword());
                    return socks
                            ? new Socks5ProxyHandler(proxy, login.getUserName(), password)
                            : new HttpProxyHandler(proxy, login.getUserName(), password);
                })
                .orElseGet(() -> socks ? new Socks5ProxyHandler(proxy) : new HttpProxyHandler(proxy));
        handler.setConnectTimeoutMillis(timeout.toMillis());
        return handler;
    }

    private SslHandler tls() throws NoSuchAlgorithmException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine(origin.host(), origin.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        SslHandler handler = new SslHandler(engine);
        handler.setHandshakeTimeoutMillis(timeout.toMillis());
        return handler;
    }
}
