package io.calltracking.provider.twilio;

import io.calltracking.Call;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import io.calltracking.client.ClientException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.PermissionException;
import io.calltracking.client.twilio.TwilioCall;
import io.calltracking.client.twilio.TwilioRecording;
import io.calltracking.client.twilio.TwilioRecordings;
import io.calltracking.client.twilio.TwilioStatus;
import java.util.List;

/**
 * Looks for the recording of a call that was answered and is over. Twilio's call does not tell of it.
 *
 * @param recordings of the account
 * @param apiUrl where recordings are fetched
 * @param expected whether calls are recorded, so that one may be waited for
 */
record TwilioRecordingLook(TwilioRecordings recordings, String apiUrl, boolean expected) {

    /** What is known; {@link Recording#NONE} when there was no reason or no way to look. */
    Recording of(Call call, TwilioCall read) {
        RecordingState known = call.recording().state();
        boolean settled = known == RecordingState.READY || known == RecordingState.ABSENT;
        if (settled || read.status().kind() != TwilioStatus.Kind.COMPLETED) {
            return Recording.NONE;
        }
        try {
            return best(recordings.list(read.sid()).rows(), expected || known == RecordingState.PENDING);
        } catch (NotFoundException | PermissionException e) {
            return Recording.NONE;
        } catch (ClientException e) {
            return Recording.PENDING; // Unknown: to be looked at again.
        }
    }

    private Recording best(List<TwilioRecording> rows, boolean awaited) {
        for (TwilioRecording row : rows) {
            if (row.status().isReady()) {
                return new Recording(RecordingState.READY, url(row), row.sid());
            }
        }
        boolean processing = rows.stream().anyMatch(row -> !row.status().isLost());
        return processing || (rows.isEmpty() && awaited) ? Recording.PENDING : Recording.ABSENT;
    }

    /** As callbacks tell it. */
    private String url(TwilioRecording row) {
        return apiUrl + "/2010-04-01/Accounts/" + row.raw().get("account_sid") + "/Recordings/" + row.sid();
    }
}
