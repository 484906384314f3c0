package io.calltracking.reconciliation;

import io.calltracking.Call;
import io.calltracking.CallStatus;
import io.calltracking.Money;
import io.calltracking.provider.ProviderCall;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Our calls against the provider's. Calls whose placing is under way or not settled yet are in none of the lists: they are
 * being looked into anyway.
 *
 * @param request what was compared; names the provider
 * @param ours how many of our calls were looked for there
 * @param theirs how many of theirs were looked for here, calls of other owners in the same account among them
 * @param missingHere the provider has them, we do not, under any owner
 * @param missingThere we have them, and the provider, asked for each by its id, does not
 * @param different both have them and do not agree on status or cost
 * @param problems what could not be compared, for people; unless empty, there may be more differences
 */
public record ReconciliationReport(
        ReconciliationRequest request,
        int ours,
        int theirs,
        List<ProviderCall> missingHere,
        List<Call> missingThere,
        List<Difference> different,
        List<String> problems) {

    /** Copies the lists. */
    public ReconciliationReport {
        Objects.requireNonNull(request, "request");
        missingHere = List.copyOf(missingHere);
        missingThere = List.copyOf(missingThere);
        different = List.copyOf(different);
        problems = List.copyOf(problems);
    }

    /**
     * A call that both sides have, each in its own way.
     *
     * @param ours as stored
     * @param theirs as listed or read
     */
    public record Difference(Call ours, ProviderCall theirs) {
        /** Refuses null. */
        public Difference {
            Objects.requireNonNull(ours, "ours");
            Objects.requireNonNull(theirs, "theirs");
        }

        /** Whether the provider tells another status; a word that nobody knows is none. */
        public boolean inStatus() {
            CallStatus told = theirs.news().status();
            return told != null && told != ours.status();
        }

        /** Whether the provider tells another cost; when it tells none, which lists do not always, that is no difference. */
        public boolean inCost() {
            Money told = theirs.news().facts().cost();
            return told != null && !isSame(told, ours.cost());
        }

        private static boolean isSame(Money told, @Nullable Money known) {
            return known != null
                    && told.currency().equals(known.currency())
                    && told.amount().compareTo(known.amount()) == 0;
        }
    }

    /** Whether all was compared, so that what is in no list is the same on both sides. */
    public boolean isComplete() {
        return problems.isEmpty();
    }

    /** Whether both sides were found to be the same. */
    public boolean isClean() {
        return isComplete() && missingHere.isEmpty() && missingThere.isEmpty() && different.isEmpty();
    }

    /** Counts only: the rest is personal. */
    @Override
    public String toString() {
        return "ReconciliationReport[" + request + ", " + ours + " ours, " + theirs + " theirs, missing here "
                + missingHere.size() + ", missing there " + missingThere.size() + ", different " + different.size()
                + ", problems " + problems + "]";
    }
}
