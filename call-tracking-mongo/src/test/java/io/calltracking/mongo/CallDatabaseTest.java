package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class CallDatabaseTest {
    @Test
    void serverThatStandsAloneIsAskedForItsOwnJournal() {
        assertThat(CallDatabase.durable(BsonDocument.parse("{isWritablePrimary: true, ok: 1}")))
                .isEqualTo(WriteConcern.W1.withJournal(true));
    }

    @Test
    void replicaSetIsAskedForTheJournalsOfAMajority() {
        assertThat(CallDatabase.durable(BsonDocument.parse("{isWritablePrimary: true, setName: 'rs0', ok: 1}")))
                .isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        assertThat(CallDatabase.durable(BsonDocument.parse("{isWritablePrimary: true, msg: 'isdbgrid', ok: 1}")))
                .isEqualTo(WriteConcern.MAJORITY.withJournal(true));
    }
}
