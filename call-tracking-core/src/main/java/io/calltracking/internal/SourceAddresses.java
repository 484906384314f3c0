package io.calltracking.internal;

import io.calltracking.CallTrackingException;
import io.calltracking.webhook.WebhookRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a provider's webhooks come from. Behind proxies the client's address is what the outermost of them
 * saw: each adds its peer at the right end of {@code X-Forwarded-For}, and whatever stands further left came with the
 * request and proves nothing. Immutable.
 */
public final class SourceAddresses {
    private static final String FORWARDED = "X-Forwarded-For";
    private static final String BYTE = "(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern V4 =
            Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE + "(?::\\d{1,5})?");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*");
    private static final Pattern BRACKETED = Pattern.compile("\\[(.*)](?::\\d{1,5})?");

    private final Set<InetAddress> allowed;
    private final int trustedProxies;

    /**
     * Refuses what is no IP address, and no addresses at all.
     *
     * @param addresses those that webhooks may come from
     * @param trustedProxies how many proxies of one's own a request passes; 0 when the app is reached directly
     */
    public SourceAddresses(Collection<String> addresses, int trustedProxies) {
        if (addresses.isEmpty() || trustedProxies < 0) {
            throw CallTrackingException.invalid(
                    "webhookSourceAddresses", "needs at least one address and no negative number of proxies");
        }
        this.allowed = addresses.stream()
                .map(text -> Objects.requireNonNullElseGet(parse(text), () -> {
                    throw CallTrackingException.invalid("webhookSourceAddresses", "'" + text + "' is no IP address");
                }))
                .collect(Collectors.toUnmodifiableSet());
        this.trustedProxies = trustedProxies;
    }

    /** Whether the request comes from one of the addresses. */
    public boolean isSourceOf(WebhookRequest request) {
        InetAddress client = client(request);
        return client != null && allowed.contains(client);
    }

    private @Nullable InetAddress client(WebhookRequest request) {
        String peer = request.remoteAddress();
        if (peer == null) {
            return null;
        }
        if (trustedProxies == 0) {
            return parse(peer);
        }
        List<String> seen = request.headers(FORWARDED).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .toList();
        return seen.size() < trustedProxies ? null : parse(seen.get(seen.size() - trustedProxies));
    }

    /** Null for what is no literal address; never asks the name service. An IPv4 address in IPv6 form is the IPv4 address. */
    private static @Nullable InetAddress parse(String text) {
        String address = text.strip();
        Matcher bracketed = BRACKETED.matcher(address);
        if (bracketed.matches()) {
            address = bracketed.group(1);
        }
        Matcher v4 = V4.matcher(address);
        try {
            if (v4.matches()) {
                byte[] bytes = new byte[4];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) Integer.parseInt(v4.group(i + 1));
                }
                return InetAddress.getByAddress(bytes);
            }
            boolean v6 = address.indexOf(':') >= 0 && V6.matcher(address).matches();
            return v6 ? InetAddress.getByName(address) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
