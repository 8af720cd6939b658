package org.rollbook.rest.oauth;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * From where keys of clients may be fetched: only by https, and only from public addresses, so that nobody can make this
 * service ask its own network.
 *
 * @param loopback for trials: this machine too, even without encryption
 */
public record KeyUrlPolicy(boolean loopback) {
    private static final int LONGEST = 1_000;

    /** Why keys may not be fetched from there; null when they may. */
    public @Nullable String objection(String url) {
        try {
            var uri = new URI(url);
            var host = uri.getHost();
            if (url.length() > LONGEST || host == null || uri.getRawUserInfo() != null || uri.getFragment() != null) {
                return "The key URL is not an absolute address without user and fragment.";
            }
            boolean here = loopback && isLoopback(host);
            if (!"https".equalsIgnoreCase(uri.getScheme()) && !(here && "http".equalsIgnoreCase(uri.getScheme()))) {
                return "The key URL does not begin with https://.";
            }
            var bytes = NetUtil.createByteArrayFromIpAddressString(unbracketed(host));
            return bytes != null && !allows(InetAddress.getByAddress(bytes))
                    ? "The key URL names an address that is not public."
                    : null;
        } catch (URISyntaxException | UnknownHostException e) {
            return "The key URL is not an address.";
        }
    }

    boolean allows(InetSocketAddress address) {
        return address.getAddress() != null && allows(address.getAddress());
    }

    boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopback;
        }
        return !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !isSpecial(address.getAddress());
    }

    /** Unique local addresses of IPv6; of IPv4 this network, carriers' networks, benchmarks, what is reserved. */
    private static boolean isSpecial(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        if (address.length == 16) {
            return (first & 0xfe) == 0xfc || (first == 0x20 && second == 0x02) || (first == 0 && second == 0x64);
        }
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0)
                || (first == 198 && (second == 18 || second == 19));
    }

    private static boolean isLoopback(String host) {
        var name = unbracketed(host).toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("::1");
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
