package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallFacts;
import io.calltracking.store.CallUpdate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastWritesTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");

    private long now;
    private final LastWrites writes = new LastWrites(() -> now);
    private final CallUpdate creation = SampleCall.creation(START);
    private final CallUpdate change = SampleCall.change(creation.call(), START, "news");

    @Test
    void onlyTheNextVersionFollows() {
        assertThat(writes.before(change)).isNull();
        writes.wrote(creation);
        assertThat(writes.before(change))
                .isEqualTo(new LastWrites.LastWrite(
                        creation.call(), Values.id(creation.event().id().value()), now));
        assertThat(writes.before(creation)).isNull();
        assertThat(writes.before(SampleCall.change(change.call(), START, null))).isNull();
    }

    @Test
    void isKnownForAMinute() {
        writes.wrote(creation);
        now += Duration.ofMinutes(1).toNanos();
        assertThat(writes.before(change)).isNotNull();
        now++;
        assertThat(writes.before(change)).isNull();
    }

    @Test
    void whatWasForgottenOrIsLongIsNotKnown() {
        writes.wrote(creation);
        writes.forget(creation.call().id());
        assertThat(writes.before(change)).isNull();
        writes.wrote(creation);
        CallUpdate talked = SampleCall.learned(
                creation.call(), START, CallFacts.builder().transcript("Hello").build());
        writes.wrote(talked);
        assertThat(writes.before(SampleCall.change(talked.call(), START, null))).isNull();
        assertThat(writes.before(change)).isNull();
    }

    @Test
    void thoseThatWereWrittenLongestAgoMakeRoom() {
        writes.wrote(creation);
        for (int i = 0; i < 1_999; i++) {
            writes.wrote(SampleCall.creation(START));
        }
        assertThat(writes.before(change)).isNotNull();
        writes.wrote(SampleCall.creation(START));
        assertThat(writes.before(change)).isNull();
    }
}
