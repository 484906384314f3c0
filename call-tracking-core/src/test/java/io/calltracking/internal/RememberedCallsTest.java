package io.calltracking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an instance keeps in memory, and for how long; what it is good for is tested with a tracker. */
class RememberedCallsTest {
    private static final Instant START = Instant.parse("2026-11-18T09:30:00Z");
    private static final String PROVIDER = "bolna";

    private final RememberedCalls remembered = new RememberedCalls();

    @Test
    void callsThatAreTooOldToBeGivenDoNotStayInMemory() {
        remembered.wrote(call("old", START));
        remembered.wrote(call("young", START.plus(Duration.ofMinutes(1))));
        assertThat(remembered.find(PROVIDER, "old", START)).isPresent();
        remembered.wrote(call("younger", START.plus(Duration.ofMinutes(2)).plusMillis(1)));
        assertThat(remembered.find(PROVIDER, "old", START)).isEmpty();
        assertThat(remembered.find(PROVIDER, "younger", START)).isPresent();
    }

    @Test
    void thoseThatNobodyAskedForTheLongestMakeRoom() {
        for (int i = 0; i < 4_000; i++) {
            remembered.wrote(call("call-" + i, START));
        }
        assertThat(remembered.find(PROVIDER, "call-0", START)).isPresent();
        remembered.wrote(call("another", START));
        assertThat(remembered.find(PROVIDER, "call-0", START)).isPresent();
        assertThat(remembered.find(PROVIDER, "call-1", START)).isEmpty();
        assertThat(remembered.find(PROVIDER, "call-2", START)).isPresent();
    }

    @Test
    void callThatIsErasedIsForgotten() {
        Call call = call("erased", START);
        remembered.wrote(call);
        remembered.forget(call);
        assertThat(remembered.find(PROVIDER, "erased", START)).isEmpty();
    }

    private static Call call(String providerCallId, Instant now) {
        return new Call(
                CallId.create(now),
                1,
                CallRequest.to("+15005550123").agent("agent-1").build().spec(),
                new ProviderIds(PROVIDER, providerCallId, null, null),
                CallState.of(CallStatus.QUEUED),
                CallFacts.NONE,
                CallTimes.created(now),
                Remarks.NONE,
                "");
    }
}
