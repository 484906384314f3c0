/** Typed HTTP clients for voice providers. Stands alone: nothing of call tracking is needed to use them. */
module io.calltracking.client {
    requires transitive okhttp3;
    requires okio;
    requires com.squareup.moshi;
    requires dev.failsafe.core;
    requires static transitive org.jspecify;

    exports io.calltracking.client;
    exports io.calltracking.client.bland;
    exports io.calltracking.client.bolna;
    exports io.calltracking.client.twilio;
}
