package io.calltracking.client.bland;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the agent is to say and do. Part of every builder of a call.
 *
 * @param <B> the builder it is part of
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: send call</a>
 */
public abstract sealed class BlandScriptOptions<B> extends CallFields<B> permits BlandVoiceOptions {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    BlandScriptOptions() {}

    /**
     * Tells the agent in words what to do. One of four ways to lead a call, beside pathway, agent and persona.
     *
     * @param value best below 2000 characters
     * @return this builder
     */
    public B task(String value) {
        return text("task", value);
    }

    /**
     * Leads the call along a pathway.
     *
     * @param value its id
     * @return this builder
     */
    public B pathwayId(String value) {
        return text("pathway_id", value);
    }

    /**
     * Takes a version of the pathway. Default: the one in production.
     *
     * @param value its number, 1 or more
     * @return this builder
     */
    public B pathwayVersion(int value) {
        return set("pathway_version", value, value >= 1, "must be 1 or more");
    }

    /**
     * Begins at a node of the pathway.
     *
     * @param value its id
     * @return this builder
     */
    public B startNodeId(String value) {
        return text("start_node_id", value);
    }

    /**
     * Takes the presets of a persona; what is set here overrides them.
     *
     * @param value its id
     * @return this builder
     */
    public B personaId(String value) {
        return text("persona_id", value);
    }

    /**
     * Lets an agent lead the call. Not with a task, pathway, persona or tools.
     *
     * @param value its id
     * @return this builder
     */
    public B agentId(String value) {
        return text("agent_id", value);
    }

    /**
     * Takes a version of the agent. Default: production.
     *
     * @param value production, staging, dev, latest, a semantic version or {@code branch:} and a name; not a bare number
     * @return this builder
     */
    public B agentVersion(String value) {
        boolean fine = !value.isBlank() && !DIGITS.matcher(value).matches();
        return set("agent_version", value, fine, "must be a name or a semantic version, not a bare number");
    }

    /**
     * Begins the conversation with a fixed sentence.
     *
     * @param value what to say
     * @return this builder
     */
    public B firstSentence(String value) {
        return text("first_sentence", value);
    }

    /**
     * Sets variables for the prompt, written {@code {{name}}} there. Bland does not return them reliably: see {@link BlandReportOptions#metadata}.
     *
     * @param value texts, numbers, booleans, lists and maps; copied
     * @return this builder
     */
    public B requestData(Map<String, ? extends @Nullable Object> value) {
        return set("request_data", value);
    }

    /**
     * Lets the agent use tools and knowledge bases.
     *
     * @param value ids, TL-… or KB-…
     * @return this builder
     */
    public B tools(List<String> value) {
        return texts("tools", value);
    }

    /**
     * Fetches data from the web for the call.
     *
     * @param value requests as Bland describes them; copied
     * @return this builder
     */
    public B dynamicData(List<? extends Map<String, ?>> value) {
        return set("dynamic_data", value);
    }

    /**
     * Watches the conversation.
     *
     * @param value rules as Bland describes them, with {@code type}, {@code actions}, {@code config}; copied
     * @return this builder
     */
    public B guardRails(List<? extends Map<String, ?>> value) {
        return set("guard_rails", value);
    }

    /**
     * Chooses the model. Default: base.
     *
     * @param value base, or turbo, which can neither transfer nor use tools
     * @return this builder
     */
    public B model(String value) {
        return text("model", value);
    }

    /**
     * Sets how freely it speaks. Default 0.7.
     *
     * @param value 0 to 1
     * @return this builder
     */
    public B temperature(double value) {
        return set("temperature", value, value >= 0 && value <= 1, "must be between 0 and 1");
    }
}
