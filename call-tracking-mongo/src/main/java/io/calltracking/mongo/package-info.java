/**
 * Store of calls for MongoDB, on the app's own {@link com.mongodb.client.MongoDatabase}. Nothing else here is public:
 * a call document and its newest event change together, older events lie in a collection of their own, and the server
 * decides every race.
 */
@NullMarked
package io.calltracking.mongo;

import org.jspecify.annotations.NullMarked;
