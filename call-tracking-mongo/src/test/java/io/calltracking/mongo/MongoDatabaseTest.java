package io.calltracking.mongo;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.LastCheck;
import io.calltracking.Money;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.codecs.StringCodec;
import org.bson.codecs.configuration.CodecRegistries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is a matter of MongoDB and not of stores: documents, indexes, settings of the client, failures. */
class MongoDatabaseTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);

    private Mongo mongo;
    private Store store;

    @BeforeEach
    void open() {
        mongo = Mongo.open();
        store = MongoStore.builder(mongo.database()).clock(CLOCK).build();
    }

    @AfterEach
    void close() {
        if (mongo != null) {
            mongo.close();
        }
    }

    @Test
    void settingsOfTheAppsClientMakeNoDifference() {
        var settings = Mongo.settings()
                .uuidRepresentation(UuidRepresentation.JAVA_LEGACY)
                .codecRegistry(CodecRegistries.fromCodecs(new StringCodec()))
                .readPreference(ReadPreference.secondary())
                .readConcern(ReadConcern.LOCAL)
                .writeConcern(WriteConcern.UNACKNOWLEDGED)
                .build();
        Mongo odd = mongo.again(settings);
        Store other = MongoStore.builder(odd.database()).clock(CLOCK).build();
        CallUpdate creation = SampleCall.creation(START);
        assertThat(other.create(creation)).isEqualTo(Written.DONE);
        assertThat(store.find(creation.call().id())).contains(creation.call());
        assertThat(other.events(creation.call().id())).containsExactly(creation.event());
        assertThat(document().getBinary("_id").getType()).isEqualTo(BsonBinarySubType.UUID_STANDARD.getValue());
        odd.client().close();
    }

    @Test
    void keysOfTheAppMayLookLikeOperatorsAndPaths() {
        Map<String, Object> metadata =
                Map.ofEntries(entry("$set", "x"), entry("a.b.c", 1L), entry("", Map.of("$where", "1", "nul", "\0")));
        var spec = CallRequest.to("+14155550100")
                .owner("{\"$gt\":\"\"}")
                .metadata(metadata)
                .build()
                .spec();
        Call call = created(SampleCall.creation(spec, CallStatus.PENDING, START));
        assertThat(store.find(call.id()).orElseThrow().metadata()).isEqualTo(metadata);
    }

    @Test
    void amountIsANumberWhereThatIsExactAndTextWhereNot() {
        assertThat(costOf("0.08142").getBsonType()).isEqualTo(BsonType.DECIMAL128);
        assertThat(costOf("0.1000000000000000055511151231257827021181583404541015625")
                        .getBsonType())
                .isEqualTo(BsonType.STRING);
    }

    private BsonValue costOf(String amount) {
        Call call = created(SampleCall.creation(START));
        Money cost = new Money(new BigDecimal(amount), "USD");
        store.apply(
                SampleCall.learned(call, START, CallFacts.builder().cost(cost).build()));
        assertThat(store.find(call.id()).orElseThrow().cost()).isEqualTo(cost);
        BsonDocument stored = calls().find(Filters.eq(Values.id(call.id()))).first();
        return Objects.requireNonNull(Objects.requireNonNull(stored).get("cost_amount"));
    }

    @Test
    void whatIsNullIsAbsent() {
        created(SampleCall.creation(START));
        assertThat(document())
                .doesNotContainKeys("contact", "provider_call_id", "idempotency_key", "unsettled_number", "transcript");
        assertThat(document().values()).noneMatch(value -> value.isNull());
    }

    @Test
    void indexesAreMadeOnceByManyWhoStartTogether() throws Exception {
        for (int round = 0; round < 5; round++) {
            String prefix = "race" + round + "_";
            List<Store> stores = Together.run(
                    8,
                    i -> () -> MongoStore.builder(mongo.database())
                            .collectionPrefix(prefix)
                            .clock(CLOCK)
                            .build());
            assertThat(stores).hasSize(8);
            assertThat(namesOfIndexes(prefix + "call"))
                    .containsExactlyInAnyOrder(
                            "_id_",
                            "idempotency_key",
                            "provider_call_id",
                            "unsettled_number",
                            "unsettled_contact",
                            "place_in_owner",
                            "place_in_account",
                            "place_in_campaign",
                            "held_number",
                            "turn",
                            "turn_of_owner",
                            "holder",
                            "due",
                            "owner",
                            "contact",
                            "agent",
                            "campaign",
                            "run_id",
                            "to_number",
                            "from_number",
                            "status",
                            "feed",
                            "counted");
            assertThat(namesOfIndexes(prefix + "rollup")).containsExactlyInAnyOrder("_id_", "open");
            assertThat(namesOfIndexes(prefix + "rollup_page")).containsExactlyInAnyOrder("_id_", "page");
            assertThat(namesOfIndexes(prefix + "feed")).containsExactlyInAnyOrder("_id_", "once");
            assertThat(namesOfIndexes(prefix + "contact"))
                    .containsExactlyInAnyOrder("_id_", "phone", "to_call", "to_follow", "live");
            assertThat(namesOfIndexes(prefix + "campaign")).containsExactlyInAnyOrder("_id_", "owner", "status");
        }
    }

    @Test
    void indexOfTheSameNameThatIsAnotherOneIsRefused() {
        mongo.database()
                .getCollection("other_call")
                .createIndex(Indexes.ascending("x"), new IndexOptions().name("due"));
        assertThatThrownBy(() -> MongoStore.builder(mongo.database())
                        .collectionPrefix("other_")
                        .build())
                .isInstanceOfSatisfying(
                        CallTrackingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_ERROR))
                .hasMessageContaining(
                        "create the indexes of " + mongo.database().getName() + ".other_call");
    }

    @Test
    void prefixKeepsStoresApart() {
        Store other = MongoStore.builder(mongo.database())
                .collectionPrefix("app2_")
                .clock(CLOCK)
                .build();
        Call call = created(SampleCall.creation(START));
        assertThat(other.find(call.id())).isEmpty();
        for (String wrong : List.of("", "_x", "A", "a$", "a.b", "a".repeat(31))) {
            assertThatThrownBy(() -> MongoStore.builder(mongo.database()).collectionPrefix(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("collectionPrefix");
        }
    }

    @Test
    void clockIsTheServersUnlessGiven() {
        assertThat(MongoStore.create(mongo.database()).clock().instant())
                .isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThat(store.clock()).isSameAs(CLOCK);
    }

    @Test
    void serverThatRefusesIsReportedWithoutValues() {
        calls().createIndex(Indexes.ascending("to_number"), new IndexOptions().unique(true));
        created(SampleCall.creation(START));
        CallUpdate second = SampleCall.creation(START);
        CallTrackingException refused = catchThrowableOfType(CallTrackingException.class, () -> store.create(second));
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_ERROR);
        assertThat(refused)
                .hasMessageContaining("create call " + second.call().id())
                .hasMessageContaining("11000");
        StringWriter all = new StringWriter();
        refused.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).contains("MongoWriteException").doesNotContain("4155550100");
    }

    @Test
    void documentThatIsTooLargeIsRefusedAndNothingChanges() {
        Call call = created(SampleCall.creation(START));
        CallFacts facts = CallFacts.builder().transcript("x".repeat(17 << 20)).build();
        CallUpdate change = SampleCall.learned(call, START, facts);
        assertThatThrownBy(() -> store.apply(change))
                .isInstanceOfSatisfying(
                        CallTrackingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_ERROR));
        assertThat(store.find(call.id())).contains(call);
        assertThat(store.events(call.id())).hasSize(1);
    }

    @Test
    void largePayloadsDoNotAddUp() {
        Call call = created(SampleCall.creation(START));
        for (int i = 0; i < 8; i++) {
            CallUpdate change = SampleCall.learned(
                    call,
                    START,
                    CallFacts.builder().transcript("x".repeat(3 << 20)).build());
            LastCheck check = new LastCheck(START, "seen", "y".repeat(3 << 20));
            assertThat(store.apply(new CallUpdate(change.call(), change.event(), null, check)))
                    .isEqualTo(Written.DONE);
            call = change.call();
        }
        assertThat(store.events(call.id())).hasSize(9);
    }

    @Test
    void serverThatCannotBeReachedIsReported() {
        var nobody = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100");
        assertThatThrownBy(() -> MongoStore.create(nobody.getDatabase("calls")))
                .isInstanceOfSatisfying(
                        CallTrackingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_ERROR));
        nobody.close();
    }

    @Test
    void clientThatIsClosedIsReported() {
        Mongo other = mongo.again(Mongo.settings().build());
        Store closed = MongoStore.builder(other.database()).clock(CLOCK).build();
        other.client().close();
        assertThatThrownBy(() -> closed.events(CallId.create(START)))
                .isInstanceOfSatisfying(
                        CallTrackingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_ERROR));
    }

    private Call created(CallUpdate creation) {
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        return creation.call();
    }

    private MongoCollection<BsonDocument> calls() {
        return mongo.database().getCollection("ct_call", BsonDocument.class);
    }

    private BsonDocument document() {
        return Objects.requireNonNull(calls().find().first());
    }

    private List<String> namesOfIndexes(String collection) {
        return mongo.database()
                .getCollection(collection)
                .listIndexes()
                .map((Document index) -> index.getString("name"))
                .into(new ArrayList<>());
    }
}
