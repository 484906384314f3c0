/** Store of calls for MongoDB. */
module io.calltracking.mongo {
    requires transitive io.calltracking.core;
    requires transitive org.mongodb.driver.sync.client;
    requires org.mongodb.bson;
    requires org.mongodb.driver.core;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.calltracking.mongo;
}
