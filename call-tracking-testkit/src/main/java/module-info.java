/** What tests of an app, a store or a provider need. */
module io.calltracking.testkit {
    requires transitive io.calltracking.core;
    requires com.squareup.moshi;
    requires java.net.http;
    requires jdk.httpserver;
    requires okio;
    requires org.assertj.core;
    requires org.junit.jupiter.api;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.calltracking.testkit;
    exports io.calltracking.testkit.chaos;
    exports io.calltracking.testkit.simulator;
}
