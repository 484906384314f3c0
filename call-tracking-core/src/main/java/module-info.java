/** Lifecycle, placing, webhooks and polling of phone calls, and the SPIs for providers and stores. */
module io.calltracking.core {
    requires transitive io.calltracking.client;
    requires com.squareup.moshi;
    requires de.siegmar.fastcsv;
    requires okio;
    requires org.slf4j;
    requires static com.google.i18n.phonenumbers.libphonenumber;
    requires static micrometer.core;
    requires static transitive org.jspecify;

    exports io.calltracking;
    exports io.calltracking.campaign;
    exports io.calltracking.compliance;
    exports io.calltracking.lifecycle;
    exports io.calltracking.metrics;
    exports io.calltracking.provider;
    exports io.calltracking.provider.bland;
    exports io.calltracking.provider.bolna;
    exports io.calltracking.provider.twilio;
    exports io.calltracking.reconciliation;
    exports io.calltracking.statistics;
    exports io.calltracking.store;
    exports io.calltracking.webhook;
}
