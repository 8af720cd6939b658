package org.rollbook.rest.oneroster;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/**
 * Vendors send filters with raw quotes, blanks and angle brackets, and addresses of any length. The server is made to
 * take what can be understood, and to answer what cannot like every other failure of OneRoster.
 */
@Component
final class ForgivingServer implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    static final int LONGEST_LINE = 32 * 1024;
    static final int LONGEST_HEADERS = 32 * 1024;

    private final ObjectProvider<UnreadableRequests> unreadable;

    ForgivingServer(ObjectProvider<UnreadableRequests> unreadable) {
        this.unreadable = unreadable;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.httpRequestDecoder(
                        spec -> spec.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(LONGEST_HEADERS))
                .doOnChannelInit((observer, channel, address) -> {
                    if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
                        channel.pipeline()
                                .addAfter(NettyPipeline.HttpCodec, "rollbook.targets", new Targets(unreadable));
                    }
                }));
    }

    private static final class Targets extends ChannelDuplexHandler {
        private final ObjectProvider<UnreadableRequests> unreadable;
        private boolean refused;

        Targets(ObjectProvider<UnreadableRequests> unreadable) {
            this.unreadable = unreadable;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                if (request.decoderResult().isFailure()) {
                    refused = true;
                    refuse(context, request);
                    return;
                }
                repair(request);
            } else if (!refused
                    && message instanceof HttpContent part
                    && part.decoderResult().isFailure()) {
                refused = true;
                context.fireExceptionCaught(
                        new DecoderException(part.decoderResult().cause()));
            }
            if (refused) {
                ReferenceCountUtil.release(message);
                return;
            }
            context.fireChannelRead(message);
        }

        /** Behind a body that cannot be read nothing can be read: its answer is the last one. */
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            boolean last = refused && message instanceof LastHttpContent;
            super.write(
                    context, message, last ? promise.unvoid().addListener(sent -> stop(context.channel())) : promise);
        }

        private static void repair(HttpRequest request) {
            String target = request.uri();
            request.headers().remove(RawTarget.HEADER);
            if (RawTarget.hasStrayPercent(target)) {
                request.headers().set(RawTarget.HEADER, RawTarget.repaired(target, false));
            }
            String repaired = RawTarget.repaired(target, true);
            if (!repaired.equals(target)) {
                request.setUri(repaired);
            }
        }

        private void refuse(ChannelHandlerContext context, HttpRequest request) {
            var answer = unreadable.getObject().answer(request);
            ReferenceCountUtil.release(request);
            context.writeAndFlush(answer).addListener(sent -> stop(context.channel()));
        }

        /** What the client goes on sending is still taken in: were it not, the answer would be lost with it. */
        private static void stop(Channel channel) {
            if (channel instanceof DuplexChannel duplex) {
                duplex.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            } else {
                channel.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            }
        }
    }
}
