package io.calltracking.client.twilio;

import io.calltracking.client.InvalidFieldException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether Twilio sent a callback. Immutable and thread-safe; compares in constant time and never throws for what came
 * from outside. The signature holds no time: a callback that was seen stays valid, so repeats have to be told by their
 * contents.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Twilio: validating requests</a>
 */
public final class TwilioSignature {
    /** The header that holds the signature. */
    public static final String HEADER = "X-Twilio-Signature";

    private static final String OPERATION = "verify webhook";
    private static final String BODY_HASH = "bodySHA256";
    private static final TwilioForm NOTHING = new TwilioForm(List.of());
    private static final Comparator<Map.Entry<String, String>> CANONICAL =
            Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue());

    private final List<String> anyAccount;
    private final Map<String, List<String>> byAccount;
    private final @Nullable String publicUrl;

    private TwilioSignature(List<String> anyAccount, Map<String, List<String>> byAccount, @Nullable String publicUrl) {
        this.anyAccount = anyAccount;
        this.byAccount = byAccount;
        this.publicUrl = publicUrl;
    }

    /**
     * Accepts what is signed with any of some tokens, whatever account it names. Compare the {@link
     * TwilioWebhook#accountSid()} with your own, or use {@link #ofAccounts}: the boundary of names and values is not signed.
     *
     * @param authTokens primary auth tokens; while a token is changed, the old and the new one. API keys sign nothing
     * @return a check
     * @throws InvalidFieldException if there is none, or an empty one
     */
    public static TwilioSignature of(String... authTokens) {
        return new TwilioSignature(checked(List.of(authTokens)), Map.of(), null);
    }

    /**
     * Accepts what names one of some accounts and is signed with a token of that very account. A body that is not a form names
     * no account in a known place; for such, the tokens of all accounts count.
     *
     * @param authTokens primary auth tokens by account sid (AC…); sub-accounts sign with their own
     * @return a check
     * @throws InvalidFieldException if there is none, an empty one, or a sid that is not an account's
     */
    public static TwilioSignature ofAccounts(Map<String, List<String>> authTokens) {
        Map<String, List<String>> tokens = new TreeMap<>();
        List<String> all = new ArrayList<>();
        authTokens.forEach((account, own) -> {
            tokens.put(Twilio.sid(OPERATION, "accountSid", "AC", account), checked(own));
            all.addAll(own);
        });
        return new TwilioSignature(checked(all), tokens, null);
    }

    /**
     * Signs for the address under which Twilio knows this application, where a proxy in front of it changes scheme, host or
     * path.
     *
     * @param baseUrl put in front of path and query of each request, in the place of its scheme and host; such as {@code
     *     https://hooks.example.com}
     * @return a copy
     * @throws InvalidFieldException if it is not an http or https URL, or has a query
     */
    public TwilioSignature withPublicUrl(String baseUrl) {
        Twilio.callback(OPERATION, "publicUrl", TwilioCallback.post(baseUrl));
        if (baseUrl.contains("?") || baseUrl.contains("#")) {
            throw Twilio.invalid(OPERATION, "publicUrl", "must have no query or fragment");
        }
        String base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        return new TwilioSignature(anyAccount, byAccount, base);
    }

    /**
     * Checks a callback without a body, as those by GET are.
     *
     * @param url as it was requested, path and query not decoded; with a {@linkplain #withPublicUrl public URL} path and query
     *     suffice
     * @param signature the value of {@link #HEADER}, or null if there was none
     * @return whether Twilio sent it
     */
    public boolean isValid(String url, @Nullable String signature) {
        return isValid(url, signature, null, new byte[0]);
    }

    /**
     * Checks a callback.
     *
     * @param url as it was requested, path and query not decoded; with a {@linkplain #withPublicUrl public URL} path and query
     *     suffice
     * @param signature the value of {@link #HEADER}, or null if there was none
     * @param contentType the header of that name; without it a body counts as a form, unless the address has a body hash
     * @param body exactly as it came; may be empty
     * @return whether Twilio sent it
     */
    public boolean isValid(String url, @Nullable String signature, @Nullable String contentType, byte[] body) {
        if (signature == null || signature.isEmpty()) {
            return false;
        }
        String requested = publicUrl == null ? url : publicUrl + url.substring(pathOf(url));
        TwilioForm query = query(requested);
        TwilioForm form = isForm(contentType, query) ? TwilioForm.parse(body) : NOTHING;
        if (form.parameters().isEmpty() && !isBodySigned(query, body)) {
            return false;
        }
        boolean mayNameNone = body.length > 0 && form.parameters().isEmpty();
        return matches(requested, form, signature, tokens(form, query, mayNameNone));
    }

    /**
     * Signs as Twilio does, for tests of an application's own callbacks.
     *
     * @param authToken the account's primary token
     * @param url what Twilio requests
     * @param form the body of a POST; no parameters for a GET
     * @return the value of {@link #HEADER}
     */
    public static String sign(String authToken, String url, TwilioForm form) {
        return hmac(authToken, SignedUrls.withoutFragment(url) + canonical(form));
    }

    private static boolean matches(String url, TwilioForm form, String signature, List<String> tokens) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        String parameters = canonical(form);
        boolean matches = false;
        for (String token : tokens) {
            for (String variant : SignedUrls.of(url)) {
                byte[] expected = hmac(token, variant + parameters).getBytes(StandardCharsets.UTF_8);
                matches |= MessageDigest.isEqual(expected, given);
            }
        }
        return matches;
    }

    private List<String> tokens(TwilioForm form, TwilioForm query, boolean mayNameNone) {
        if (byAccount.isEmpty()) {
            return anyAccount;
        }
        List<String> inBody = form.values("AccountSid");
        List<String> accounts = (inBody.isEmpty() ? query.values("AccountSid") : inBody)
                .stream().distinct().toList();
        if (accounts.isEmpty() && mayNameNone) {
            return anyAccount;
        }
        return accounts.size() == 1 ? byAccount.getOrDefault(accounts.get(0), List.of()) : List.of();
    }

    /** Names in the order of their code units, each repeated before every one of its distinct values. */
    private static String canonical(TwilioForm form) {
        StringBuilder text = new StringBuilder();
        form.parameters().stream()
                .sorted(CANONICAL)
                .distinct()
                .forEach(parameter -> text.append(parameter.getKey()).append(parameter.getValue()));
        return text.toString();
    }

    private static boolean isForm(@Nullable String contentType, TwilioForm query) {
        if (contentType == null || contentType.isBlank()) {
            return query.values(BODY_HASH).isEmpty();
        }
        String type = contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded");
    }

    private static boolean isBodySigned(TwilioForm query, byte[] body) {
        List<String> hashes = query.values(BODY_HASH);
        if (hashes.isEmpty()) {
            return body.length == 0;
        }
        byte[] actual = sha256(body).getBytes(StandardCharsets.UTF_8);
        return hashes.stream()
                .allMatch(hash -> MessageDigest.isEqual(
                        actual, hash.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
    }

    private static TwilioForm query(String url) {
        String sent = SignedUrls.withoutFragment(url);
        int start = sent.indexOf('?');
        return start < 0 ? NOTHING : TwilioForm.parse(sent.substring(start + 1));
    }

    private static int pathOf(String url) {
        return url.startsWith("/") ? 0 : SignedUrls.endOfAuthority(url);
    }

    private static String hmac(String token, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<String> checked(List<String> tokens) {
        if (tokens.isEmpty() || tokens.stream().anyMatch(String::isBlank)) {
            throw Twilio.invalid(OPERATION, "authTokens", "must be given and not be empty");
        }
        return tokens.stream().map(String::strip).distinct().toList();
    }

    /** {@return how many accounts and tokens; never a token} */
    @Override
    public String toString() {
        return "TwilioSignature[accounts=" + (byAccount.isEmpty() ? "any" : byAccount.size()) + ", tokens="
                + anyAccount.size() + "]";
    }
}
