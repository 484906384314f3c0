package io.calltracking.examples.quickstart;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the environment says.
 *
 * @param apiKey of Bolna; empty for the simulator
 * @param agent who speaks
 * @param numbers to be called, E.164
 * @param baseUrl another server that speaks Bolna's API
 * @param webhookPort where to listen for webhooks
 * @param webhookSecret what webhooks must carry
 * @param folder where the calls are kept
 */
record Settings(
        Optional<String> apiKey,
        String agent,
        List<String> numbers,
        Optional<String> baseUrl,
        Optional<Integer> webhookPort,
        Optional<String> webhookSecret,
        Path folder) {
    private static final String USAGE = "; set BOLNA_API_KEY, BOLNA_AGENT_ID and CALL_TO to call through Bolna,"
            + " or none of the three to call through the simulator";

    static Settings from(Map<String, String> environment) {
        Optional<String> key = value(environment, "BOLNA_API_KEY");
        Optional<String> agent = value(environment, "BOLNA_AGENT_ID");
        Optional<String> to = value(environment, "CALL_TO");
        Optional<String> baseUrl = value(environment, "BOLNA_BASE_URL");
        boolean real = Stream.of(key, agent, to, baseUrl).anyMatch(Optional::isPresent);
        if (real) {
            require(key, "BOLNA_API_KEY");
            require(agent, "BOLNA_AGENT_ID");
            require(to, "CALL_TO");
        }
        return new Settings(
                key,
                agent.orElse("simulated-agent"),
                to.map(Settings::numbers).orElse(List.of()),
                baseUrl,
                value(environment, "WEBHOOK_PORT").map(Settings::port),
                value(environment, "WEBHOOK_SECRET"),
                Path.of(value(environment, "QUICKSTART_DATA").orElse("quickstart-data"))
                        .toAbsolutePath());
    }

    boolean simulated() {
        return apiKey.isEmpty();
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static void require(Optional<String> value, String name) {
        if (value.isEmpty()) {
            throw new Problem(name + " is not set" + USAGE);
        }
    }

    private static List<String> numbers(String text) {
        List<String> numbers = Stream.of(text.split("[,;\\s]+"))
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
        for (String number : numbers) {
            if (!number.matches("\\+[1-9]\\d{6,14}")) {
                throw new Problem("CALL_TO: '" + number
                        + "' is not a number in E.164 form; write it with plus and country code, as +919876543210,"
                        + " and several with commas between them");
            }
        }
        return numbers;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Problem(
                "WEBHOOK_PORT: '" + text + "' is not a port; use a number from 1 to 65535, or 0 for any free one");
    }
}
