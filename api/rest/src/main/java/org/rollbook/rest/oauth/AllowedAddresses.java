package org.rollbook.rest.oauth;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.DefaultNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Resolves names to those of their addresses that the policy allows, so that what was checked is what is asked. */
final class AllowedAddresses extends AddressResolverGroup<InetSocketAddress> {
    private final KeyUrlPolicy policy;

    AllowedAddresses(KeyUrlPolicy policy) {
        this.policy = policy;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Names(executor, policy).asAddressResolver();
    }

    private static final class Names extends DefaultNameResolver {
        private final KeyUrlPolicy policy;

        Names(EventExecutor executor, KeyUrlPolicy policy) {
            super(executor);
            this.policy = policy;
        }

        @Override
        protected void doResolve(String name, Promise<InetAddress> promise) {
            try {
                promise.setSuccess(allowed(name).getFirst());
            } catch (UnknownHostException e) {
                promise.setFailure(e);
            }
        }

        @Override
        protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
            try {
                promise.setSuccess(allowed(name));
            } catch (UnknownHostException e) {
                promise.setFailure(e);
            }
        }

        private List<InetAddress> allowed(String name) throws UnknownHostException {
            var allowed = Arrays.stream(InetAddress.getAllByName(name))
                    .filter(policy::allows)
                    .toList();
            if (allowed.isEmpty()) {
                throw new UnknownHostException(name + " has no address that keys may be fetched from");
            }
            return allowed;
        }
    }
}
