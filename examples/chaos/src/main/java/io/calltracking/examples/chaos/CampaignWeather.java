package io.calltracking.examples.chaos;

import io.calltracking.testkit.simulator.CallScript;
import io.calltracking.testkit.simulator.Endpoint;
import io.calltracking.testkit.simulator.Fault;
import io.calltracking.testkit.simulator.Faults;
import io.calltracking.testkit.simulator.Outcome;
import io.calltracking.testkit.simulator.Outcomes;
import io.calltracking.testkit.simulator.ProviderSimulator;
import io.calltracking.testkit.simulator.WebhookFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How the calls of a campaign go, each attempt in its own way, and what goes wrong at the provider once it does. */
final class CampaignWeather {
    private static final Duration SLOW = Duration.ofMillis(700);
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final Duration HIDDEN = Duration.ofMillis(300);
    private static final int LONGEST_PROCESSING_MILLIS = 1500;

    /** One who has no money left pauses all campaigns, which is tested elsewhere. */
    private static final Outcomes MIX =
            Outcomes.typical().and(Outcome.BALANCE_LOW, 0).and(Outcome.CANCELED, 2);

    private final Random random;
    private final long lineMillis;

    /** With calls that take the line for so long on average. */
    CampaignWeather(Random random, Duration line) {
        this.random = random;
        this.lineMillis = line.toMillis();
    }

    /** Writes down how each attempt at these people goes. */
    void script(ProviderSimulator simulator, List<CampaignPlan.Person> people) {
        for (CampaignPlan.Person person : people) {
            List<CallScript> attempts = new ArrayList<>();
            for (int attempt = 0; attempt < 2 * CampaignPlan.MAX_ATTEMPTS; attempt++) {
                attempts.add(script());
            }
            simulator.script(person.number(), attempts.get(0), attempts.toArray(new CallScript[0]));
        }
    }

    /** The line is taken for as long, however the call ends. */
    private CallScript script() {
        Outcome outcome = MIX.draw(random);
        Duration line = Duration.ofMillis(random.nextLong(lineMillis / 2, lineMillis * 3 / 2));
        Duration tenth = line.dividedBy(10);
        Duration rest = line.minus(tenth.multipliedBy(2));
        boolean early = outcome == Outcome.ERROR;
        boolean unanswered = outcome == Outcome.NO_ANSWER || outcome == Outcome.REJECTED;
        boolean refused =
                List.of(Outcome.BUSY, Outcome.FAILED, Outcome.CANCELED).contains(outcome);
        return new CallScript(
                outcome,
                early ? line : tenth,
                refused ? rest : tenth,
                unanswered ? rest : tenth,
                rest.minus(tenth),
                Duration.ofMillis(random.nextInt(LONGEST_PROCESSING_MILLIS)));
    }

    /** From now on things go wrong. */
    static void breakLoose(Faults faults) {
        faults.placings(Fault.ANSWER_LOST, 0.01)
                .placings(Fault.GATEWAY_TIMEOUT, 0.005)
                .placings(Fault.SERVER_ERROR, 0.005)
                .placings(Fault.CONNECTION_CLOSED, 0.005)
                .placings(Fault.RATE_LIMITED, 0.02)
                .placings(Fault.slow(SLOW), 0.02)
                .webhooks(WebhookFault.TWICE, 0.1)
                .webhooks(WebhookFault.OUT_OF_ORDER, 0.1)
                .webhooks(WebhookFault.LOST, 0.1)
                .webhooks(WebhookFault.late(LATE), 0.05)
                .requests(Endpoint.READ_CALL, Fault.SERVER_ERROR, 0.05)
                .hiddenAfterPlacing(HIDDEN);
    }
}
