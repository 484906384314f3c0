package io.calltracking.store;

import io.calltracking.CallEvent;
import io.calltracking.CallId;
import java.util.List;

/** The event logs of a store. Entries are written with the call, by {@link Calls}. */
public interface Events {

    /** The log of a call, oldest first; empty when there is no such call. */
    List<CallEvent> events(CallId id);
}
