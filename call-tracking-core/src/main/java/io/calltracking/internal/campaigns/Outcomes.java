package io.calltracking.internal.campaigns;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.Failure;
import io.calltracking.campaign.ContactOutcome;
import java.util.Set;

/** What a call that is over means for its contact. */
final class Outcomes {
    private static final Set<String> WITHDRAWN = Set.of(
            Failure.NOT_RUNNING, Failure.OUTSIDE_HOURS, Failure.ATTEMPT_CAP, Failure.SUPPRESSED, Failure.EXPIRED);
    private static final Set<String> OWN_FAULT = Set.of(Failure.AUTHENTICATION, Failure.BALANCE_LOW);

    private Outcomes() {}

    /** How a call ended, which is over. */
    static ContactOutcome of(Call call) {
        return switch (call.status()) {
            case COMPLETED -> answered(call);
            case NO_ANSWER, MISSED -> ContactOutcome.NO_ANSWER;
            case BUSY -> ContactOutcome.BUSY;
            case CANCELED -> ContactOutcome.CANCELED;
            default -> failed(call);
        };
    }

    /** A machine or a fax is nobody; a talk of no length is none. A length that is not known yet counts as a talk until it is. */
    private static ContactOutcome answered(Call call) {
        AnsweredBy by = call.facts().answeredBy();
        if (by == AnsweredBy.MACHINE || by == AnsweredBy.FAX) {
            return ContactOutcome.VOICEMAIL;
        }
        boolean silent = call.talkDuration() != null && call.talkDuration().isZero();
        return silent ? ContactOutcome.NO_ANSWER : ContactOutcome.SUCCESSFUL;
    }

    private static ContactOutcome failed(Call call) {
        return switch (code(call)) {
            case Failure.UNRESOLVED, Failure.LOST -> ContactOutcome.UNRESOLVED;
            case Failure.NOT_PLACED -> ContactOutcome.NOT_PLACED;
            default -> ContactOutcome.FAILED;
        };
    }

    /** Why the provider was not asked for the call, as one of the codes of {@link Failure}; empty text when it was. */
    static String withdrawal(Call call) {
        return WITHDRAWN.contains(code(call)) ? code(call) : "";
    }

    /** What is wrong with our account, as one of the codes of {@link Failure}; empty text when nothing is. */
    static String accountFault(Call call) {
        return OWN_FAULT.contains(code(call)) ? code(call) : "";
    }

    /** Whether nothing was or will be tried by this call: it says nothing about its contact. */
    static boolean isNone(Call call) {
        return !withdrawal(call).isEmpty() || !accountFault(call).isEmpty();
    }

    /** Whether the number was or may have been dialed. */
    static boolean mayHaveRung(Call call) {
        boolean asked = call.providerCallId() != null || call.status().isUnsettled();
        return asked || Failure.UNRESOLVED.equals(code(call)) || Failure.LOST.equals(code(call));
    }

    private static String code(Call call) {
        Failure failure = call.failure();
        return failure == null ? "" : failure.code();
    }
}
