package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.calltracking.campaign.Suppression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** The numbers that must not be called. An entry is known by its owner and number, so the server keeps one of each. */
final class SuppressionList {
    private static final PairId ID = new PairId("owner", "number");

    private static final List<Field<Suppression>> FIELDS = List.of(
            new Field<>("_id", entry -> id(entry.owner(), entry.number())),
            Field.text("reason", Suppression::reason),
            Field.time("since", Suppression::since));

    private final CampaignDatabase database;

    SuppressionList(CampaignDatabase database) {
        this.database = database;
    }

    void add(Collection<Suppression> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<BsonDocument> documents =
                entries.stream().map(entry -> Field.document(FIELDS, entry)).toList();
        MongoFailure.reported("suppress " + entries.size() + " numbers", () -> {
            try {
                database.suppressions().insertMany(documents, new InsertManyOptions().ordered(false));
                return 0;
            } catch (MongoBulkWriteException e) {
                return MongoFailure.all(MongoFailure.DUPLICATE_KEY, e).size();
            }
        });
    }

    boolean remove(String owner, String number) {
        return MongoFailure.reported(
                "take a number off the suppression list",
                () -> database.suppressions().deleteOne(eq(id(owner, number))).getDeletedCount() == 1);
    }

    Set<String> among(Collection<String> numbers, String owner) {
        List<BsonDocument> ids = Stream.of(owner, Suppression.EVERYBODY)
                .distinct()
                .flatMap(whose -> numbers.stream().map(number -> id(whose, number)))
                .toList();
        return ids.isEmpty()
                ? Set.of()
                : MongoFailure.reported(
                        "look for suppressed numbers",
                        () -> database.suppressions()
                                .find(in("_id", ids))
                                .projection(Projections.include("_id"))
                                .map(SuppressionList::number)
                                .into(new HashSet<>()));
    }

    List<Suppression> list(String owner, @Nullable String after, int max) {
        return MongoFailure.reported(
                "list suppressed numbers",
                () -> database.suppressions()
                        .find(after == null ? ID.all(owner) : ID.after(owner, new BsonString(after)))
                        .sort(Sorts.ascending("_id"))
                        .limit(max)
                        .map(SuppressionList::read)
                        .into(new ArrayList<>()));
    }

    private static BsonDocument id(String owner, String number) {
        return ID.of(owner, new BsonString(number));
    }

    private static String number(BsonDocument entry) {
        return new Fields(entry.getDocument("_id")).text("number");
    }

    private static Suppression read(BsonDocument entry) {
        Fields fields = new Fields(entry);
        return new Suppression(
                new Fields(entry.getDocument("_id")).text("owner"),
                number(entry),
                fields.textOrNull("reason"),
                fields.time("since"));
    }
}
