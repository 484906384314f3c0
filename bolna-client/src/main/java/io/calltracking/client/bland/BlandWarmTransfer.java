package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a call was handed to a person whom a second agent asked first ({@code warm_transfer_call}). Immutable.
 *
 * @param raw the object as it came
 * @see <a href="https://docs.bland.ai/tutorials/warm-transfer">Bland: warm transfer</a>
 */
public record BlandWarmTransfer(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came
     */
    public BlandWarmTransfer {
        raw = Json.freezeObject(raw);
    }

    /** {@return where the transfer stands, an open word such as MERGED or NO_ANSWER; null if not told} */
    public @Nullable String state() {
        return JsonFields.of(raw).text("state");
    }

    /** {@return the calls of the second agent, which are records of their own} */
    public List<String> proxyCallIds() {
        List<String> ids = new ArrayList<>();
        for (Map<String, @Nullable Object> call : JsonFields.of(raw).objects("proxy_agent_calls")) {
            String id = JsonFields.of(call).text("call_id");
            if (id != null) {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    /** {@return the state and the calls; no number} */
    @Override
    public String toString() {
        return "BlandWarmTransfer[state=" + state() + ", proxyCallIds=" + proxyCallIds() + "]";
    }
}
