package io.calltracking.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.client.bland.BlandCallRequest;
import io.calltracking.client.bland.BlandClient;
import io.calltracking.client.twilio.TwilioCallRequest;
import io.calltracking.client.twilio.TwilioClient;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line is cut at every byte of the exchange that places a call at Bland or Twilio; Bolna has a test of its own. */
class EveryProviderPlacesAtMostOnceTest {
    private static final int ALL = Integer.MAX_VALUE;

    private enum Provider {
        BLAND("{\"status\":\"success\",\"call_id\":\"c\"}") {
            @Override
            void place(String url) {
                try (BlandClient client =
                        BlandClient.builder().apiKey("org_test").baseUrl(url).build()) {
                    client.calls()
                            .send(BlandCallRequest.builder("+15005550123")
                                    .task("Confirm.")
                                    .build());
                }
            }
        },
        TWILIO("{\"sid\":\"CAf00d0000000000000000000000000001\",\"status\":\"queued\"}") {
            @Override
            void place(String url) {
                try (TwilioClient client = TwilioClient.builder("AC0123456789abcdef0123456789abcdef")
                        .authToken("fedcba9876543210fedcba9876543210")
                        .baseUrl(url)
                        .build()) {
                    client.calls()
                            .create(TwilioCallRequest.builder("+15005550123", "+15005550199")
                                    .url("https://app.example.com/twiml")
                                    .build());
                }
            }
        };

        private final String json;

        Provider(String json) {
            this.json = json;
        }

        byte[] answer() {
            return CuttingProxy.http(json);
        }

        abstract void place(String url);
    }

    @ParameterizedTest
    @EnumSource
    void lineCutAtAnyByteOfTheRequestPlacesNothing(Provider provider) throws Exception {
        int length = requestLength(provider);
        for (int cut = 0; cut < length; cut++) {
            try (CuttingProxy line = new CuttingProxy(provider.answer(), cut, ALL, cut % 2 == 0)) {
                assertUnknown(provider, line, cut, 0);
            }
        }
        assertThat(length).isGreaterThan(150);
    }

    @ParameterizedTest
    @EnumSource
    void lineCutAtAnyByteOfTheAnswerPlacesOnceAndSaysUnknown(Provider provider) throws Exception {
        for (int cut = 0; cut < provider.answer().length; cut++) {
            try (CuttingProxy line = new CuttingProxy(provider.answer(), ALL, cut, cut % 2 == 0)) {
                assertUnknown(provider, line, cut, 1);
            }
        }
    }

    private static void assertUnknown(Provider provider, CuttingProxy line, int cut, int arrived) throws Exception {
        ClientException e = catchThrowableOfType(ClientException.class, () -> provider.place(line.url()));

        assertThat(line.awaitDone()).isTrue();
        assertThat(line.connections()).as("connections, cut at %s", cut).isEqualTo(1);
        assertThat(line.complete()).as("requests, cut at %s", cut).isEqualTo(arrived);
        // A line cut before the first byte may be noticed before anything is written: then that is known.
        boolean nothingWritten =
                cut == 0 && arrived == 0 && Objects.requireNonNull(e).outcome() == Outcome.TRY_LATER;
        assertThat(nothingWritten || Objects.requireNonNull(e).outcome() == Outcome.UNKNOWN)
                .as("outcome %s, cut at %s", e, cut)
                .isTrue();
    }

    private static int requestLength(Provider provider) throws Exception {
        try (CuttingProxy line = new CuttingProxy(provider.answer(), ALL, ALL, false)) {
            provider.place(line.url());
            return line.received();
        }
    }
}
