package io.calltracking.mongo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import java.util.UUID;

/** A database of its own on the server that {@code MONGODB_URI} names; gone when closed. */
record Mongo(MongoClient client, MongoDatabase database) implements AutoCloseable {
    private static final String URI = System.getenv().getOrDefault("MONGODB_URI", "");

    static {
        if (URI.isEmpty()) {
            System.out.println("\n*** MongoDB: NOT TESTED, set MONGODB_URI ***\n");
        }
    }

    /** Skips the test when there is no server. */
    static Mongo open() {
        return open(settings().build());
    }

    private static Mongo open(MongoClientSettings settings) {
        MongoClient client = MongoClients.create(settings);
        return new Mongo(client, client.getDatabase("calltracking_" + UUID.randomUUID()));
    }

    /** The same database seen by another client. */
    Mongo again(MongoClientSettings settings) {
        MongoClient other = MongoClients.create(settings);
        return new Mongo(other, other.getDatabase(database.getName()));
    }

    /** The same database seen by another client, with somebody who hears of each command. */
    Mongo again(CommandListener listener) {
        return again(settings().addCommandListener(listener).build());
    }

    static MongoClientSettings.Builder settings() {
        assumeTrue(!URI.isEmpty(), "MongoDB: NOT TESTED, set MONGODB_URI");
        return MongoClientSettings.builder().applyConnectionString(new ConnectionString(URI));
    }

    @Override
    public void close() {
        database.drop();
        client.close();
    }
}
