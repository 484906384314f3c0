package io.calltracking.client.twilio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The forms of one address that Twilio may have signed: with and without port and user, and with some characters of the query
 * escaped or not. Made by cutting text only, because every parser of addresses rewrites what it reads.
 */
final class SignedUrls {
    private static final Pattern APOSTROPHE = Pattern.compile("'");
    private static final Pattern ESCAPED_APOSTROPHE = Pattern.compile("%27");
    private static final Pattern ESCAPED_AT = Pattern.compile("%40");
    private static final Pattern ESCAPED_COLON = Pattern.compile("%3[Aa]");

    private SignedUrls() {}

    /** The part of an address that is sent to a server. */
    static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }

    /** Where path or query begin; the length if there are none or this is no address. */
    static int endOfAuthority(String url) {
        int start = url.indexOf("://");
        int end = start < 0 ? url.length() : start + 3;
        while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    static Set<String> of(String url) {
        String sent = withoutFragment(url);
        int schemeEnd = sent.indexOf("://");
        if (schemeEnd < 0) {
            return Set.of(sent);
        }
        int end = endOfAuthority(sent);
        String scheme = sent.substring(0, schemeEnd + 3);
        String authority = sent.substring(schemeEnd + 3, end);
        int at = authority.lastIndexOf('@');
        String user = authority.substring(0, at + 1);
        Set<String> variants = new LinkedHashSet<>();
        for (String rest : queries(sent.substring(end))) {
            for (String host : hosts(scheme, authority.substring(at + 1))) {
                variants.add(scheme + user + host + rest);
                variants.add(scheme + host + rest);
            }
        }
        return variants;
    }

    private static List<String> hosts(String scheme, String host) {
        int port = host.indexOf(':', host.indexOf(']') + 1);
        if (port >= 0) {
            return List.of(host, host.substring(0, port));
        }
        boolean secure = scheme.toLowerCase(Locale.ROOT).startsWith("https");
        return List.of(host, host + (secure ? ":443" : ":80"));
    }

    private static List<String> queries(String rest) {
        int start = rest.indexOf('?');
        if (start < 0) {
            return List.of(rest);
        }
        String path = rest.substring(0, start);
        String query = rest.substring(start);
        String bare = ESCAPED_APOSTROPHE.matcher(query).replaceAll("'");
        bare = ESCAPED_AT.matcher(bare).replaceAll("@");
        bare = ESCAPED_COLON.matcher(bare).replaceAll(":");
        return List.of(rest, path + APOSTROPHE.matcher(query).replaceAll("%27"), path + bare);
    }
}
