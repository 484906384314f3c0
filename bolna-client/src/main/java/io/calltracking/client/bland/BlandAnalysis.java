package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers to questions about a call.
 *
 * @param raw the whole answer
 */
public record BlandAnalysis(Map<String, @Nullable Object> raw) {
    /**
     * Copies the answer.
     *
     * @param raw the whole answer
     */
    public BlandAnalysis {
        raw = Json.freezeObject(raw);
    }

    /** {@return text, boolean, number or null, one per question in the same order} */
    public List<@Nullable Object> answers() {
        return JsonFields.of(raw).list("answers");
    }

    /** {@return what it cost, in credits; null if not told} */
    public @Nullable BigDecimal creditsUsed() {
        return JsonFields.of(raw).number("credits_used");
    }

    /** {@return how many answers there are; none of them} */
    @Override
    public String toString() {
        return "BlandAnalysis[answers=" + answers().size() + ", creditsUsed=" + creditsUsed() + "]";
    }

    static BlandAnalysis read(@Nullable Object json) {
        return new BlandAnalysis(JsonFields.require(json).raw());
    }
}
