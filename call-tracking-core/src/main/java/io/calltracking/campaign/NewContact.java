package io.calltracking.campaign;

import io.calltracking.JsonText;
import io.calltracking.Masked;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact as the app hands it in. Checked when it is added to a campaign, not before, so that a bad one does not stop the
 * others.
 *
 * @param phone the number: E.164, or as people write it where the import has a default region
 * @param id the app's id of the lead; null when it has none
 * @param name null when unknown
 * @param zone the time zone the lead is in, {@code Asia/Kolkata}; null to tell it from the number
 * @param variables handed to the agent; values as in {@link JsonText}
 * @param consent evidence that the lead may be called, kept with the contact; values as in {@link JsonText}
 */
public record NewContact(
        String phone,
        @Nullable String id,
        @Nullable String name,
        @Nullable String zone,
        Map<String, ? extends @Nullable Object> variables,
        Map<String, ? extends @Nullable Object> consent) {

    /** A number and nothing else. */
    public static NewContact of(String phone) {
        return new NewContact(phone, null, null, null, Map.of(), Map.of());
    }

    /** The same with this id. */
    public NewContact id(@Nullable String id) {
        return new NewContact(phone, id, name, zone, variables, consent);
    }

    /** The same with this name. */
    public NewContact name(@Nullable String name) {
        return new NewContact(phone, id, name, zone, variables, consent);
    }

    /** The same in this time zone. */
    public NewContact zone(@Nullable String zone) {
        return new NewContact(phone, id, name, zone, variables, consent);
    }

    /** The same with these variables. */
    public NewContact variables(Map<String, ? extends @Nullable Object> variables) {
        return new NewContact(phone, id, name, zone, variables, consent);
    }

    /** The same with this evidence of consent. */
    public NewContact consent(Map<String, ? extends @Nullable Object> consent) {
        return new NewContact(phone, id, name, zone, variables, consent);
    }

    /** The id, and the number masked. */
    @Override
    public String toString() {
        return "NewContact[" + id + ", " + Masked.number(phone) + "]";
    }
}
