package io.calltracking.client.twilio;

import static io.calltracking.client.twilio.TwilioCallsTest.assertInvalid;
import static io.calltracking.client.twilio.TwilioServer.ACCOUNT;
import static io.calltracking.client.twilio.TwilioServer.FIXTURES;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioSignatureTest {
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final String JSON = "application/json";
    private static final String URL = "https://hooks.example.com/twilio/status?tenant=acme";
    private static final String TOKEN = "12345";
    private static final String BODY = "AccountSid=" + ACCOUNT + "&CallSid=CA1&CallStatus=ringing";

    private final TwilioSignature signature = TwilioSignature.of(TOKEN);

    /** One case of the file of vectors; its text names it in the report. */
    record Vector(JsonFields fields) {
        String url() {
            return fields.requireText("url");
        }

        byte[] body() {
            String json = fields.text("body");
            return (json == null ? form() : json).getBytes(StandardCharsets.UTF_8);
        }

        String contentType() {
            return fields.text("body") == null ? FORM : JSON;
        }

        private String form() {
            return pairs().parameters().stream()
                    .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                    .collect(Collectors.joining("&"));
        }

        TwilioForm pairs() {
            List<Map.Entry<String, String>> pairs = new ArrayList<>();
            for (Object pair : fields.list("params")) {
                List<?> nameAndValue = (List<?>) pair;
                pairs.add(Map.entry((String) nameAndValue.get(0), (String) nameAndValue.get(1)));
            }
            return new TwilioForm(pairs);
        }

        @Override
        public String toString() {
            return fields.requireText("id");
        }
    }

    static Stream<Vector> vectors() {
        JsonFields file = JsonFields.require(Json.parse(FIXTURES.bytes("signature-vectors.json")));
        return file.objects("vectors").stream().map(JsonFields::of).map(Vector::new);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publishedVectorIsAnsweredAsExpected(Vector vector) {
        TwilioSignature check = TwilioSignature.of(vector.fields().requireText("token"));
        String given = (String) vector.fields().raw().get("signature");

        assertThat(check.isValid(vector.url(), given, vector.contentType(), vector.body()))
                .isEqualTo(vector.fields().flag("expect"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void exactVectorIsSignedTheSame(Vector vector) {
        if ("exact".equals(vector.fields().text("matching_url_variant"))) {
            assertThat(TwilioSignature.sign(vector.fields().requireText("token"), vector.url(), vector.pairs()))
                    .isEqualTo(vector.fields().text("signature"));
        }
    }

    @Test
    void allVectorsAreThere() {
        assertThat(vectors()).hasSize(21);
    }

    static Stream<Map.Entry<String, Object>> signedFixtures() {
        JsonFields file = JsonFields.require(Json.parse(FIXTURES.bytes("signatures.json")));
        return file.object("signatures").entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("signedFixtures")
    void recordedCallbackIsValidAndNotAfterAChange(Map.Entry<String, Object> signed) {
        byte[] body = FIXTURES.bytes(signed.getKey());
        String given = (String) signed.getValue();

        assertThat(signature.isValid(URL, given, FORM, body)).isTrue();
        assertThat(signature.isValid(URL, given, null, body)).isTrue();
        assertThat(TwilioSignature.ofAccounts(Map.of(ACCOUNT, List.of(TOKEN))).isValid(URL, given, FORM, body))
                .isTrue();
        body[body.length - 1]++;
        assertThat(signature.isValid(URL, given, FORM, body)).isFalse();
        assertThat(signature.isValid(URL + "&x=1", given, FORM, FIXTURES.bytes(signed.getKey())))
                .isFalse();
        assertThat(TwilioSignature.of("54321").isValid(URL, given, FORM, FIXTURES.bytes(signed.getKey())))
                .isFalse();
    }

    @Test
    void repeatedNamesAreSignedWithTheirDistinctValuesSorted() {
        String given = TwilioSignature.sign(TOKEN, URL, TwilioForm.parse("b=2&b=1&b=2&a=&B=9"));

        assertThat(signature.isValid(URL, given, FORM, utf8("b=1&b=2&a=&B=9"))).isTrue();
        assertThat(signature.isValid(URL, given, FORM, utf8("b=2&a=&B=9"))).isFalse();
    }

    @Test
    void namesAreSortedByThemselvesThoughOneBeginsAnother() {
        TwilioForm form = TwilioForm.parse("Sid=z&SidAccount=a");

        assertThat(TwilioSignature.sign(TOKEN, URL, form))
                .isEqualTo(TwilioSignature.sign(TOKEN, URL + "SidzSidAccounta", TwilioForm.parse("")));
    }

    @ParameterizedTest
    @CsvSource({
        // signed by Twilio, as the application sees it
        "https://h.example.com/x?a=1, https://h.example.com:8443/x?a=1",
        "https://h.example.com:443/x?a=1, https://h.example.com/x?a=1",
        "http://h.example.com:80/x, http://h.example.com/x",
        "http://h.example.com/x, http://h.example.com:80/x",
        "http://h.example.com:8080/x, http://h.example.com:8080/x",
        "https://h.example.com/x, https://user:p%40ss@h.example.com/x",
        "https://user@h.example.com/x, https://user@h.example.com:8443/x",
        "https://h.example.com/x, https://user@h.example.com:8443/x",
        "https://[::1]/x, https://[::1]:8443/x",
        "https://[::1]:443/x, https://[::1]/x",
        "https://h.example.com?a=1, https://h.example.com:8443?a=1",
        "https://h.example.com, https://h.example.com:8443",
        "HTTPS://h.example.com:443/x, HTTPS://h.example.com/x",
        "https://h.example.com/x?n=O%27Neil, https://h.example.com/x?n=O'Neil",
        "https://h.example.com/x?n=O'Neil, https://h.example.com/x?n=O%27Neil",
        "https://h.example.com/x?n=a@b:c'd, https://h.example.com:8443/x?n=a%40b%3Ac%27d",
        "https://h.example.com/x?n=a:b, https://h.example.com/x?n=a%3ab",
        "https://h.example.com/x?p=client%3AAnonymous, https://h.example.com:8443/x?p=client%3AAnonymous",
    })
    void everyFormOfAnAddressThatTwilioSignsIsTried(String signed, String seen) {
        String given = TwilioSignature.sign(TOKEN, signed, TwilioForm.parse(BODY));

        assertThat(signature.isValid(seen, given, FORM, utf8(BODY))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example.com/x, http://h.example.com/x",
        "https://h.example.com/x, https://h.example.com/x/",
        "https://h.example.com/x, https://H.example.com/x",
        "https://h.example.com/x?a=1&b=2, https://h.example.com/x?b=2&a=1",
        "https://h.example.com/x%20y, https://h.example.com/x+y",
        "https://h.example.com/x, https://g.example.com/x",
        "https://h.example.com:1/x, https://h.example.com:2/x",
        "https://h.example.com/a'b, https://h.example.com/a%27b",
    })
    void anotherAddressIsNotAccepted(String signed, String seen) {
        String given = TwilioSignature.sign(TOKEN, signed, TwilioForm.parse(BODY));

        assertThat(signature.isValid(seen, given, FORM, utf8(BODY))).isFalse();
    }

    @Test
    void fragmentIsNotSigned() {
        String given = TwilioSignature.sign(TOKEN, URL + "#rc=2", TwilioForm.parse(BODY));

        assertThat(signature.isValid(URL, given, FORM, utf8(BODY))).isTrue();
        assertThat(signature.isValid(URL + "#ct=1", given, FORM, utf8(BODY))).isTrue();
    }

    @Test
    void callbackByGetIsSignedByItsAddressAlone() {
        String url = "https://h.example.com/x?" + BODY;
        String given = TwilioSignature.sign(TOKEN, url, TwilioForm.parse(""));

        assertThat(signature.isValid(url, given)).isTrue();
        assertThat(signature.isValid(url + "&x=1", given)).isFalse();
        TwilioSignature own = TwilioSignature.ofAccounts(Map.of(ACCOUNT, List.of(TOKEN)));
        assertThat(own.isValid(url, given)).isTrue();
        String foreign = "https://h.example.com/x?AccountSid=AC2";
        assertThat(own.isValid(foreign, TwilioSignature.sign(TOKEN, foreign, TwilioForm.parse(""))))
                .isFalse();
    }

    @Test
    void hashOfABodyThatIsNotAFormIsCompared() {
        String url = "https://h.example.com/x?bodySHA256="
                + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        String given = TwilioSignature.sign(TOKEN, url, TwilioForm.parse(""));

        assertThat(signature.isValid(url, given, JSON, utf8("{}"))).isTrue();
        assertThat(signature.isValid(url, given, null, utf8("{}"))).isTrue();
        assertThat(signature.isValid(url, given, JSON, utf8("{ }"))).isFalse();
        assertThat(TwilioSignature.ofAccounts(Map.of(ACCOUNT, List.of(TOKEN))).isValid(url, given, JSON, utf8("{}")))
                .isTrue();
    }

    @Test
    void signedAddressOfABodyIsNoLicenceForAnotherBody() {
        String url = "https://h.example.com/x?bodySHA256="
                + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        String given = TwilioSignature.sign(TOKEN, url, TwilioForm.parse(""));

        assertThat(signature.isValid(url, given)).isFalse();
        assertThat(signature.isValid(url, given, FORM, utf8("&"))).isFalse();
        assertThat(signature.isValid(url, given, FORM, utf8("{}"))).isFalse();
        assertThat(signature.isValid(url, given, FORM, new byte[0])).isFalse();
    }

    @Test
    void emptyFormWithoutParametersIsSignedByItsAddress() {
        String given = TwilioSignature.sign(TOKEN, URL, TwilioForm.parse(""));

        assertThat(signature.isValid(URL, given, FORM, new byte[0])).isTrue();
        assertThat(signature.isValid(URL, given, JSON, utf8("{}"))).isFalse();
        assertThat(signature.isValid(URL, given, FORM, utf8("&&"))).isFalse();
    }

    @Test
    void oldAndNewTokenAreAcceptedWhileTheyChange() {
        TwilioForm form = TwilioForm.parse(BODY);
        TwilioSignature both = TwilioSignature.of("old", "new");

        assertThat(both.isValid(URL, TwilioSignature.sign("old", URL, form), FORM, utf8(BODY)))
                .isTrue();
        assertThat(both.isValid(URL, TwilioSignature.sign("new", URL, form), FORM, utf8(BODY)))
                .isTrue();
        assertThat(both.isValid(URL, TwilioSignature.sign("other", URL, form), FORM, utf8(BODY)))
                .isFalse();
    }

    @Test
    void tokenOfOneAccountDoesNotSpeakForAnother() {
        String sub = "AC11111111111111111111111111111111";
        TwilioSignature check = TwilioSignature.ofAccounts(Map.of(ACCOUNT, List.of("parent"), sub, List.of("child")));
        TwilioForm form = TwilioForm.parse(BODY);

        assertThat(check.isValid(URL, TwilioSignature.sign("parent", URL, form), FORM, utf8(BODY)))
                .isTrue();
        assertThat(check.isValid(URL, TwilioSignature.sign("child", URL, form), FORM, utf8(BODY)))
                .isFalse();
        String ofSub = BODY.replace(ACCOUNT, sub);
        assertThat(check.isValid(URL, TwilioSignature.sign("child", URL, TwilioForm.parse(ofSub)), FORM, utf8(ofSub)))
                .isTrue();
    }

    @Test
    void movedBoundaryOfNameAndValueIsCaughtByTheAccount() {
        String moved = BODY.replace("AccountSid=" + ACCOUNT, "AccountSidAC=" + ACCOUNT.substring(2));
        String twice = BODY + "&AccountSid=AC2";
        TwilioSignature own = TwilioSignature.ofAccounts(Map.of(ACCOUNT, List.of(TOKEN)));
        String given = TwilioSignature.sign(TOKEN, URL, TwilioForm.parse(BODY));

        assertThat(signature.isValid(URL, given, FORM, utf8(moved))).isTrue();
        assertThat(own.isValid(URL, given, FORM, utf8(moved))).isFalse();
        assertThat(own.isValid(URL, TwilioSignature.sign(TOKEN, URL, TwilioForm.parse(twice)), FORM, utf8(twice)))
                .isFalse();
    }

    @Test
    void publicAddressStandsInForWhatTheProxyChanged() {
        TwilioSignature behindProxy = signature.withPublicUrl("https://hooks.example.com/");
        String given = TwilioSignature.sign(TOKEN, URL, TwilioForm.parse(BODY));

        assertThat(behindProxy.isValid("http://10.0.0.7:8080/twilio/status?tenant=acme", given, FORM, utf8(BODY)))
                .isTrue();
        assertThat(behindProxy.isValid("/twilio/status?tenant=acme", given, FORM, utf8(BODY)))
                .isTrue();
        assertThat(signature.isValid("http://10.0.0.7:8080/twilio/status?tenant=acme", given, FORM, utf8(BODY)))
                .isFalse();
        assertThat(signature
                        .withPublicUrl("https://hooks.example.com/twilio")
                        .isValid("/status?tenant=acme", given, FORM, utf8(BODY)))
                .isTrue();
        assertThat(signature
                        .withPublicUrl("https://hooks.example.com")
                        .isValid(
                                "http://10.0.0.7:8080?x",
                                TwilioSignature.sign(TOKEN, "https://hooks.example.com?x", TwilioForm.parse("")),
                                null,
                                new byte[0]))
                .isTrue();
    }

    @Test
    void missingOrOddSignatureIsInvalid() {
        for (String given : new String[] {null, "", " ", "=", "é", "x".repeat(10_000)}) {
            assertThat(signature.isValid(URL, given, FORM, utf8(BODY))).isFalse();
        }
        assertThat(signature.isValid("", "x", FORM, utf8(BODY))).isFalse();
        assertThat(signature.isValid("://", "x", FORM, utf8(BODY))).isFalse();
        assertThat(signature.isValid("/path", "x", FORM, utf8(BODY))).isFalse();
    }

    @Test
    void settingsAreCheckedAndTokensNeverShown() {
        assertInvalid("authTokens", TwilioSignature::of);
        assertInvalid("authTokens", () -> TwilioSignature.of("a", " "));
        assertInvalid("authTokens", () -> TwilioSignature.ofAccounts(Map.of()));
        assertInvalid("authTokens", () -> TwilioSignature.ofAccounts(Map.of(ACCOUNT, List.of())));
        assertInvalid("accountSid", () -> TwilioSignature.ofAccounts(Map.of("me", List.of("t"))));
        assertInvalid("publicUrl", () -> signature.withPublicUrl("hooks.example.com"));
        assertInvalid("publicUrl", () -> signature.withPublicUrl("https://hooks.example.com?x"));
        assertThat(signature.toString()).isEqualTo("TwilioSignature[accounts=any, tokens=1]");
        assertThat(TwilioSignature.ofAccounts(Map.of(ACCOUNT, List.of("a", "b")))
                        .toString())
                .isEqualTo("TwilioSignature[accounts=1, tokens=2]");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
