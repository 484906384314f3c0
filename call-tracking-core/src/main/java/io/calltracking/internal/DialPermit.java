package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.Failure;
import java.util.Optional;

/** Has the last word before a number is dialed. Thread-safe. */
public interface DialPermit {

    /** Why a call that holds its slot must not be dialed; empty when it may. */
    Optional<Failure> refusal(Call call);
}
