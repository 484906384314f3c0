package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallFacts;
import io.calltracking.store.CallUpdate;
import java.time.Duration;
import java.time.Instant;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class LastWritesTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final BsonDocument EVENT = new BsonDocument();

    private long now;
    private final LastWrites writes = new LastWrites(() -> now);
    private final CallUpdate creation = SampleCall.creation(START);
    private final CallUpdate change = SampleCall.change(creation.call(), START, "news");

    @Test
    void onlyTheNextVersionFollows() {
        assertThat(writes.before(change)).isNull();
        writes.wrote(creation, EVENT);
        assertThat(writes.before(change)).isEqualTo(new LastWrites.LastWrite(creation.call(), EVENT, now));
        assertThat(writes.before(creation)).isNull();
        assertThat(writes.before(SampleCall.change(change.call(), START, null))).isNull();
    }

    @Test
    void isKnownForAMinute() {
        writes.wrote(creation, EVENT);
        now += Duration.ofMinutes(1).toNanos();
        assertThat(writes.before(change)).isNotNull();
        now++;
        assertThat(writes.before(change)).isNull();
    }

    @Test
    void whatWasForgottenOrIsLongIsNotKnown() {
        writes.wrote(creation, EVENT);
        writes.forget(creation.call().id());
        assertThat(writes.before(change)).isNull();
        writes.wrote(creation, EVENT);
        CallUpdate talked = SampleCall.learned(
                creation.call(), START, CallFacts.builder().transcript("Hello").build());
        writes.wrote(talked, EVENT);
        assertThat(writes.before(SampleCall.change(talked.call(), START, null))).isNull();
        assertThat(writes.before(change)).isNull();
    }

    @Test
    void thoseThatWereWrittenLongestAgoMakeRoom() {
        writes.wrote(creation, EVENT);
        for (int i = 0; i < 1_999; i++) {
            writes.wrote(SampleCall.creation(START), EVENT);
        }
        assertThat(writes.before(change)).isNotNull();
        writes.wrote(SampleCall.creation(START), EVENT);
        assertThat(writes.before(change)).isNull();
    }
}
