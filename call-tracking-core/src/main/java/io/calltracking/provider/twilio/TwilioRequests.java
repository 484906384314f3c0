package io.calltracking.provider.twilio;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallTrackingException;
import io.calltracking.client.twilio.TwilioCallEvent;
import io.calltracking.client.twilio.TwilioCallRequest;
import io.calltracking.client.twilio.TwilioMachineDetection;
import io.calltracking.client.twilio.TwilioRecordingOptions;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests as Twilio takes them.
 *
 * @param from the number to call from where a call names none; null when each must
 * @param script what calls do that name nothing; null when each must
 * @param callbacks whom Twilio tells how calls go; null for nobody
 * @param records whether calls are recorded
 * @param detection how machines are told from people; null for not at all
 * @param settings what each request says besides
 */
record TwilioRequests(
        @Nullable String from,
        @Nullable TwilioScript script,
        @Nullable TwilioCallbacks callbacks,
        boolean records,
        TwilioMachineDetection.@Nullable Mode detection,
        Consumer<TwilioCallRequest.Builder> settings) {
    private static final CallId NOBODY = new CallId(new UUID(0, 0));

    TwilioCallRequest of(Call call) {
        return request(call.spec(), call.id());
    }

    /** Refuses what no request can be made of. */
    void check(CallSpec spec) {
        if (spec.scheduledAt() != null) {
            throw CallTrackingException.invalid("scheduledAt", "Twilio dials at once");
        }
        if (!spec.variables().isEmpty() && scriptOf(spec).kind() != TwilioScript.Kind.URL) {
            throw CallTrackingException.invalid(
                    "variables", "reach only TwiML that comes from an address, which is asked with the call's id");
        }
        request(spec, NOBODY);
    }

    /** The number that a call is made from; null when nobody named one. */
    @Nullable
    String fromOf(CallSpec spec) {
        return spec.from() == null ? from : spec.from();
    }

    private TwilioCallRequest request(CallSpec spec, CallId id) {
        String caller = fromOf(spec);
        if (caller == null) {
            throw CallTrackingException.invalid("from", "Twilio needs a number to call from");
        }
        TwilioCallRequest.Builder request = TwilioCallRequest.builder(spec.to(), caller);
        settings.accept(request);
        TwilioScript chosen = scriptOf(spec);
        chosen.addTo(request, id);
        if (spec.maxDuration() != null) {
            request.timeLimit(spec.maxDuration());
        }
        if (callbacks != null && chosen.kind() != TwilioScript.Kind.APPLICATION) {
            request.statusCallback(callbacks.of(id), TwilioCallEvent.values());
        }
        record(request, id);
        detect(request, id);
        return request.build();
    }

    private TwilioScript scriptOf(CallSpec spec) {
        if (spec.agent() != null) {
            return TwilioScript.ofAgent(spec.agent());
        }
        if (script == null) {
            throw CallTrackingException.invalid(
                    "agent", "Twilio needs the address of TwiML or the sid of an application, here or as its default");
        }
        return script;
    }

    private void record(TwilioCallRequest.Builder request, CallId id) {
        if (records) {
            TwilioRecordingOptions.Builder options = TwilioRecordingOptions.builder();
            if (callbacks != null) {
                options.statusCallback(
                        callbacks.of(id), TwilioRecordingOptions.Event.COMPLETED, TwilioRecordingOptions.Event.ABSENT);
            }
            request.record(options.build());
        }
    }

    private void detect(TwilioCallRequest.Builder request, CallId id) {
        if (detection != null) {
            TwilioMachineDetection.Builder options = TwilioMachineDetection.builder(detection);
            if (callbacks != null) {
                options.async(callbacks.of(id));
            }
            request.machineDetection(options.build());
        }
    }
}
