package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Sorts;
import io.calltracking.Money;
import io.calltracking.campaign.CallSums;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Adds up the calls of a campaign. The server does, by an index in which no call ever moves, so it comes by each once.
 * Amounts that are kept as text, because the server could not add them up exactly, are added here.
 */
final class CampaignCalls {
    private static final BsonDocument HAS_TALK = BsonDocument.parse("{$cond: [{$gt: ['$talk_ms', 0]}, 1, 0]}");

    private static final BsonDocument LONG_AMOUNT =
            BsonDocument.parse("{$cond: [{$eq: [{$type: '$cost_amount'}, 'string']}, '$cost_amount', '$$REMOVE']}");

    private final CallDatabase database;

    CampaignCalls(CallDatabase database) {
        this.database = database;
    }

    CallSums sums(String campaign) {
        List<Bson> byCurrency = List.of(
                Aggregates.match(eq("campaign", new BsonString(campaign))),
                Aggregates.group(
                        "$cost_currency",
                        Accumulators.sum("calls", 1),
                        Accumulators.sum("talks", HAS_TALK),
                        Accumulators.sum("talk_ms", "$talk_ms"),
                        Accumulators.sum("amount", "$cost_amount"),
                        Accumulators.push("long_amounts", LONG_AMOUNT)),
                Aggregates.sort(Sorts.ascending("_id")));
        return MongoFailure.reported(
                "add up the calls of campaign " + campaign,
                () -> sum(database.calls()
                        .aggregate(byCurrency)
                        .hintString("campaign")
                        .map(Fields::new)
                        .into(new ArrayList<>())));
    }

    private static CallSums sum(List<Fields> currencies) {
        long calls = 0;
        long talks = 0;
        long millis = 0;
        List<Money> costs = new ArrayList<>();
        for (Fields fields : currencies) {
            calls += fields.number("calls");
            talks += fields.number("talks");
            millis += fields.number("talk_ms");
            String currency = fields.textOrNull("_id");
            if (currency != null) {
                costs.add(new Money(amount(fields), currency));
            }
        }
        return new CallSums(calls, talks, Duration.ofMillis(millis), costs);
    }

    private static BigDecimal amount(Fields fields) {
        return fields.document().getArray("long_amounts").stream()
                .map(BsonValue::asString)
                .map(text -> new BigDecimal(text.getValue()))
                .reduce(fields.amount("amount"), BigDecimal::add);
    }
}
