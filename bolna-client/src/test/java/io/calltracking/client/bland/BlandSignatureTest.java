package io.calltracking.client.bland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.Mutations;
import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlandSignatureTest {
    private static final String SECRET = "whsec_test_3c9f2a7be41d4f0d";
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    static Stream<Map<String, @Nullable Object>> vectors() {
        return JsonFields.require(Json.parse(BlandServer.FIXTURES.bytes("webhook-signature-vectors.json")))
                .objects("vectors")
                .stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyVectorVerifiesAsStated(Map<String, @Nullable Object> vector) {
        JsonFields fields = JsonFields.of(vector);
        byte[] body = fields.requireText("body").getBytes(StandardCharsets.UTF_8);
        BlandSignature signature = BlandSignature.of(fields.requireText("secret"));

        assertThat(signature.verify(body, fields.requireText("expected_hex", "header")))
                .isEqualTo(fields.flag("valid"));
    }

    @Test
    void bytesOfTheFileAreThoseOfTheVector() {
        byte[] body = BlandServer.FIXTURES.bytes("webhook-completed.json");

        assertThat(body).hasSize(2338);
        assertThat(BlandSignature.of(SECRET).sign(body))
                .isEqualTo("d123afe80fe1a8c9f01aa2caaf5c4246fef2bac976292e336a45b524bc3b5661");
    }

    @Test
    void bytesWrittenAnewFromParsedJsonDoNotVerify() {
        JsonFields vector = JsonFields.of(vectors()
                .filter(v -> v.containsKey("reserialised_body"))
                .findFirst()
                .orElseThrow());
        byte[] again = vector.requireText("reserialised_body").getBytes(StandardCharsets.UTF_8);

        assertThat(BlandSignature.of(SECRET).verify(again, vector.requireText("expected_hex")))
                .isFalse();
        assertThat(BlandSignature.of(SECRET).verify(again, vector.requireText("reserialised_hex")))
                .isTrue();
    }

    @Test
    void upperCaseAndBlanksAroundAreForgiven() {
        BlandSignature signature = BlandSignature.of(SECRET);
        String hex = signature.sign(BODY);

        assertThat(signature.verify(BODY, "  " + hex.toUpperCase(Locale.ROOT) + "\t"))
                .isTrue();
    }

    @Test
    void anyOfSeveralLiveSecretsVerifies() {
        BlandSignature rotated = BlandSignature.of("new", SECRET);

        assertThat(rotated.verify(BODY, BlandSignature.of(SECRET).sign(BODY))).isTrue();
        assertThat(rotated.verify(BODY, BlandSignature.of("new").sign(BODY))).isTrue();
        assertThat(rotated.verify(BODY, BlandSignature.of("other").sign(BODY))).isFalse();
        assertThat(rotated.sign(BODY)).isEqualTo(BlandSignature.of("new").sign(BODY));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "0", "zz", "sha256=02b2", "02b270e7b0f5195039151439bc65409f", "é"})
    void headerThatIsNoDigestDoesNotVerify(String header) {
        assertThat(BlandSignature.of(SECRET).verify(BODY, header)).isFalse();
    }

    @Test
    void secretsAreRequiredAndNeverPrinted() {
        assertThatThrownBy(BlandSignature::of).isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> BlandSignature.of(SECRET, " "))
                .isInstanceOf(InvalidFieldException.class)
                .message()
                .doesNotContain("whsec");
        assertThat(BlandSignature.of(SECRET).toString()).doesNotContain("whsec");
    }

    @Test
    void noMutatedBodyOrHeaderVerifies() {
        System.out.printf("%d fuzzed signatures, -Dfuzz.seed=%d%n", Mutations.INPUTS, Mutations.SEED);
        byte[] body = BlandServer.FIXTURES.bytes("webhook-completed.json");
        BlandSignature signature = BlandSignature.of(SECRET);
        String header = signature.sign(body);
        Mutations bodies = new Mutations(Mutations.SEED, List.of(body));
        Mutations headers = new Mutations(Mutations.SEED, List.of(header.getBytes(StandardCharsets.UTF_8)));
        Random random = new Random(Mutations.SEED);
        for (int i = 0; i < Mutations.INPUTS; i++) {
            byte[] otherBody = random.nextBoolean() ? body : bodies.next();
            String otherHeader = random.nextBoolean() ? header : new String(headers.next(), StandardCharsets.UTF_8);
            boolean same = Arrays.equals(body, otherBody)
                    && header.equals(otherHeader.strip().toLowerCase(Locale.ROOT));
            assertThat(signature.verify(otherBody, otherHeader))
                    .as("seed %d, header %s", Mutations.SEED, otherHeader)
                    .isEqualTo(same);
        }
    }
}
