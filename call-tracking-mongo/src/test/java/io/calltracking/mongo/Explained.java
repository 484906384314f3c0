package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * How the server carried a command out when asked to explain it.
 *
 * @param command the command
 * @param answer what the server says
 */
record Explained(BsonDocument command, BsonDocument answer) {
    /** Keys that end a range, one for each status, say. */
    private static final int SEEKS = 20;

    private static final List<String> NOT_EXPLAINED =
            List.of("$db", "lsid", "$readPreference", "readConcern", "writeConcern", "ordered", "txnNumber");

    static Explained by(MongoDatabase database, BsonDocument command) {
        BsonDocument bare = command.clone();
        NOT_EXPLAINED.forEach(bare::remove);
        for (String many : List.of("updates", "deletes")) {
            if (bare.containsKey(many)) {
                bare.getArray(many).subList(1, bare.getArray(many).size()).clear();
            }
        }
        return new Explained(
                command,
                database.runCommand(
                        new BsonDocument("explain", bare).append("verbosity", new BsonString("executionStats")),
                        BsonDocument.class));
    }

    /**
     * It goes by an index that gives the order too, and looks at no more than so many documents. Who seeks ids one by one
     * looks at the one behind each as well.
     */
    void examinesAtMost(int documents) {
        assertThat(stages()).as("%s of %s", answer, command).doesNotContain("SORT");
        reads(documents);
    }

    /** It goes by an index, and looks at no more than so many documents, sorted or not. */
    void reads(int documents) {
        List<String> stages = stages();
        assertThat(stages).as("%s of %s", answer, command).isNotEmpty().doesNotContain("COLLSCAN");
        assertThat(examined("totalDocsExamined"))
                .as("documents in %s of %s", stages, command)
                .isLessThanOrEqualTo(documents);
        assertThat(examined("totalKeysExamined"))
                .as("keys in %s of %s", stages, command)
                .isLessThanOrEqualTo(2 * documents + SEEKS);
    }

    private List<String> stages() {
        List<String> stages = new ArrayList<>();
        addStages(found().getDocument("queryPlanner").getDocument("winningPlan"), stages);
        return stages;
    }

    /** How documents were found; those that a count or a sum goes through too. */
    private BsonDocument found() {
        return answer.containsKey("stages")
                ? answer.getArray("stages").get(0).asDocument().getDocument("$cursor")
                : answer;
    }

    private int examined(String what) {
        return found().getDocument("executionStats").getNumber(what).intValue();
    }

    private static void addStages(BsonValue plan, List<String> stages) {
        if (plan.isDocument()) {
            plan.asDocument().forEach((name, value) -> {
                if (name.equals("stage")) {
                    stages.add(value.asString().getValue());
                }
                addStages(value, stages);
            });
        } else if (plan.isArray()) {
            plan.asArray().forEach(part -> addStages(part, stages));
        }
    }
}
