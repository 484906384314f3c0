/** What tests of an app, a store or a provider need. */
module io.calltracking.testkit {
    requires transitive io.calltracking.core;
    requires org.assertj.core;
    requires org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports io.calltracking.testkit;
}
