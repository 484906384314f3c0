package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Operator;
import io.calltracking.Remarks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody with a name, who says how calls stand. */
record NamedOperator(Operating operating, Removing removing, String name) implements Operator {

    NamedOperator {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public Call start(CallId id) {
        return operating.move(id, name, CallStatus.IN_PROGRESS);
    }

    @Override
    public Call complete(CallId id, @Nullable String outcome) {
        return operating.complete(id, name, new Remarks(outcome, null));
    }

    @Override
    public Call fail(CallId id, String reason) {
        return operating.fail(id, name, reason);
    }

    @Override
    public Call remark(CallId id, @Nullable String outcome, @Nullable String notes) {
        return operating.remark(id, name, new Remarks(outcome, notes));
    }

    @Override
    public Call clearOutcome(CallId id) {
        return operating.takeBack(id, name, Remarks.Part.OUTCOME);
    }

    @Override
    public Call clearNotes(CallId id) {
        return operating.takeBack(id, name, Remarks.Part.NOTES);
    }

    @Override
    public Call delete(CallId id) {
        return removing.delete(id, name);
    }

    @Override
    public Call erase(CallId id) {
        return removing.erase(id, name);
    }

    @Override
    public void deleteForGood(CallId id) {
        removing.deleteForGood(id);
    }

    @Override
    public String toString() {
        return "Operator[" + name + "]";
    }
}
