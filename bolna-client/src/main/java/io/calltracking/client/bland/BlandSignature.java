package io.calltracking.client.bland;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a webhook comes from Bland: HMAC-SHA256 over the bytes of the body as received, in hex. Bytes written anew
 * from parsed JSON do not verify. There is no time in it, so a webhook can be replayed: whoever handles it has to take each
 * twice. Immutable and thread-safe.
 *
 * @see <a href="https://docs.bland.ai/tutorials/webhook-signing">Bland: webhook signing</a>
 */
public final class BlandSignature {
    /** The header that carries the signature. */
    public static final String HEADER = "X-Webhook-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Check CHECK = Bland.check("verify webhook");

    private final List<SecretKeySpec> secrets;

    private BlandSignature(List<SecretKeySpec> secrets) {
        this.secrets = secrets;
    }

    /**
     * Trusts some secrets. Replacing the secret at Bland ends the old one at once; giving both here covers webhooks that were
     * on their way, and the time until every instance of the application knows the new one.
     *
     * @param secrets webhook signing secrets from the dashboard, one or more; the first one signs
     * @return the check
     * @throws InvalidFieldException if there is none, or a blank one; the message does not repeat it
     */
    public static BlandSignature of(String... secrets) {
        if (secrets.length == 0) {
            throw CHECK.invalid("secret", "is missing");
        }
        return new BlandSignature(
                Arrays.stream(secrets).map(BlandSignature::key).toList());
    }

    /**
     * Checks a signature in constant time.
     *
     * @param body the bytes as received, before any parsing
     * @param header the value of {@link #HEADER}; upper case and blanks around it are forgiven; null if there was none
     * @return whether one of the secrets made it
     */
    public boolean verify(byte[] body, @Nullable String header) {
        byte[] given = digest(header);
        boolean found = false;
        for (SecretKeySpec secret : secrets) {
            found |= MessageDigest.isEqual(mac(secret, body), given);
        }
        return found;
    }

    /**
     * Signs as Bland does, for tests and simulators.
     *
     * @param body the bytes to be sent
     * @return the header's value
     */
    public String sign(byte[] body) {
        return HexFormat.of().formatHex(mac(secrets.get(0), body));
    }

    /** {@return how many secrets there are; never the secrets} */
    @Override
    public String toString() {
        return "BlandSignature[" + secrets.size() + " secrets]";
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(CHECK.required("secret", secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    private static byte[] digest(@Nullable String header) {
        try {
            return HexFormat.of().parseHex(header == null ? "" : header.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] mac(SecretKeySpec secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
