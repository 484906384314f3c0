package io.calltracking.client.twilio;

import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.util.ArrayList;
import java.util.List;

/**
 * The account whose calls are meant, and the way to it. Immutable and thread-safe.
 *
 * @param transport sends
 * @param sid AC…
 */
record TwilioAccount(Transport transport, String sid) {
    Operation.Draft read(String operation) {
        return draft(operation, Kind.READ);
    }

    Operation.Draft write(String operation) {
        return draft(operation, Kind.WRITE);
    }

    Operation.Draft place(String operation) {
        return draft(operation, Kind.PLACE);
    }

    Operation.Draft call(Operation.Draft draft, String operation, String callSid) {
        String checked = Twilio.sid(operation, "callSid", "CA", callSid);
        return draft.about("callSid", checked).path("Calls", checked + ".json");
    }

    List<String> path(String... segments) {
        List<String> path = new ArrayList<>(List.of(Twilio.VERSION, "Accounts", sid));
        path.addAll(List.of(segments));
        return List.copyOf(path);
    }

    private Operation.Draft draft(String operation, Kind kind) {
        return Operation.of(Twilio.NAME, operation, kind).path(Twilio.VERSION, "Accounts", sid);
    }
}
