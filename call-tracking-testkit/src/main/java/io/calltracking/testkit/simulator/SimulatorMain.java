package io.calltracking.testkit.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simulator as a process of its own. Options, each followed by its value: {@code --port}, {@code --seed}, {@code
 * --time-scale}, {@code --webhook-url}, {@code --journal}, {@code --key}, {@code --concurrency} and {@code --outcomes}
 * ({@code typical}, which is the default, or shares such as {@code completed=7,no-answer=3}). It says where it listens
 * in its first line and ends on SIGTERM.
 */
public final class SimulatorMain {
    private static final Pattern SHARE = Pattern.compile("([a-z_-]+)=(\\d+)(?:,|$)");

    private SimulatorMain() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments the options
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        ProviderSimulator simulator = configured(arguments).start();
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "provider-simulator-shutdown"));
        System.out.println("simulator listening on " + simulator.baseUrl());
        System.out.println("seed " + simulator.seed());
        System.out.flush();
        new CountDownLatch(1).await();
    }

    static SimulatorBuilder configured(String... arguments) {
        SimulatorBuilder builder = ProviderSimulator.builder().outcomes(Outcomes.typical());
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            configure(builder, arguments[i], arguments[i + 1]);
        }
        return builder;
    }

    private static void configure(SimulatorBuilder builder, String option, String value) {
        switch (option) {
            case "--port" -> builder.port(Integer.parseInt(value));
            case "--seed" -> builder.seed(Long.parseLong(value));
            case "--time-scale" -> builder.timeScale(Double.parseDouble(value));
            case "--webhook-url" -> builder.webhookUrl(URI.create(value));
            case "--journal" -> builder.journal(Path.of(value));
            case "--key" -> builder.apiKey(value);
            case "--concurrency" -> builder.concurrency(Integer.parseInt(value));
            case "--outcomes" -> builder.outcomes(outcomes(value));
            default -> throw new IllegalArgumentException("unknown option " + option);
        }
    }

    private static Outcomes outcomes(String value) {
        if (value.equals("typical")) {
            return Outcomes.typical();
        }
        Outcomes outcomes = Outcomes.always(Outcome.COMPLETED).and(Outcome.COMPLETED, 0);
        Matcher share = SHARE.matcher(value);
        int read = 0;
        for (; share.find(read) && share.start() == read; read = share.end()) {
            outcomes = outcomes.and(outcome(share.group(1)), Integer.parseInt(share.group(2)));
        }
        if (read < value.length()) {
            throw new IllegalArgumentException("--outcomes cannot be read from: " + value.substring(read));
        }
        return outcomes;
    }

    private static Outcome outcome(String word) {
        return Outcome.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
