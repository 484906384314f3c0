package io.calltracking.campaign;

import io.calltracking.JsonText;
import io.calltracking.Masked;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom a campaign calls.
 *
 * @param phone the number, E.164
 * @param id the app's id of the lead; null when it has none
 * @param name how the lead is called; null when unknown
 * @param place where the number is, as {@code NumberPlace} writes it: its country and time zones. Stores keep it and group by
 *     it, and read nothing from it
 * @param variables handed to the agent, in the form of {@link JsonText}
 * @param consent evidence that the lead may be called, the app's own, in the form of {@link JsonText}
 */
public record Lead(
        String phone,
        @Nullable String id,
        @Nullable String name,
        String place,
        Map<String, @Nullable Object> variables,
        Map<String, @Nullable Object> consent) {

    /** Copies the maps. */
    public Lead {
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(place, "place");
        variables = JsonText.normal(variables);
        consent = JsonText.normal(consent);
    }

    /** The id, and the number masked. */
    @Override
    public String toString() {
        return "Lead[" + id + ", " + Masked.number(phone) + "]";
    }
}
