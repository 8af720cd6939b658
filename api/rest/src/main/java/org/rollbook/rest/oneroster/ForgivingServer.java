package org.rollbook.rest.oneroster;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
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
        private @Nullable Throwable broken;
        private int unanswered;

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
                unanswered++;
                repair(request);
            } else if (!refused
                    && message instanceof HttpContent part
                    && part.decoderResult().isFailure()) {
                refused = true;
                breakOff(context, part.decoderResult().cause());
            }
            if (refused) {
                ReferenceCountUtil.release(message);
                return;
            }
            context.fireChannelRead(message);
        }

        /** What came before it is answered first; when all is answered, nobody is left to be told. */
        private void breakOff(ChannelHandlerContext context, Throwable cause) {
            if (unanswered == 0) {
                stop(context.channel());
                return;
            }
            broken = cause;
            tell(context);
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }

        private void tell(ChannelHandlerContext context) {
            if (broken != null && unanswered == 1) {
                BrokenBodies.mark(context.channel(), broken);
            }
        }

        /** Behind a body that cannot be read nothing can be read: its answer is the last one. */
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            if (refused && unanswered == 1 && message instanceof HttpResponse answer) {
                HttpUtil.setKeepAlive(answer, false);
            }
            var written = promise;
            if (message instanceof LastHttpContent && !isProvisional(message)) {
                unanswered--;
                tell(context);
                if (refused && unanswered == 0) {
                    written = promise.unvoid().addListener(sent -> stop(context.channel()));
                }
            }
            super.write(context, message, written);
        }

        private static boolean isProvisional(Object message) {
            return message instanceof HttpResponse answer
                    && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
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
