package io.calltracking.client.bland;

import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Where requests of one client go, and the key of the telephony account they use. Immutable and thread-safe. */
final class BlandApi {
    private final Transport transport;
    private final @Nullable String encryptedKey;

    BlandApi(Transport transport, @Nullable String encryptedKey) {
        this.transport = transport;
        this.encryptedKey = encryptedKey;
    }

    Transport transport() {
        return transport;
    }

    /** Bland calls at once for a time that is over, which nobody can have meant. */
    void requireAhead(String operation, OffsetDateTime startTime) {
        if (startTime.toInstant().isBefore(transport.options().clock().instant())) {
            throw Bland.check(operation).invalid("startTime", "is over");
        }
    }

    Operation.Draft draft(String name, Kind kind) {
        return Operation.of(Bland.NAME, name, kind);
    }

    /** For the requests that look at the telephony account of the caller, where there is one. */
    Operation.Draft telephonyDraft(String name, Kind kind) {
        return draft(name, kind).header("encrypted_key", encryptedKey);
    }
}
