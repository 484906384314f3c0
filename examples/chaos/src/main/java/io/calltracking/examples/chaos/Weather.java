package io.calltracking.examples.chaos;

import io.calltracking.testkit.simulator.Endpoint;
import io.calltracking.testkit.simulator.Fault;
import io.calltracking.testkit.simulator.Faults;
import io.calltracking.testkit.simulator.WebhookFault;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What goes wrong at the provider in a round, besides the kills: each number has its own bad luck. */
final class Weather {
    private static final Duration SLOW = Duration.ofMillis(700);
    private static final Duration HIDDEN = Duration.ofMillis(300);

    /** What befalls a call. */
    private enum Luck {
        /** Nothing. */
        GOOD,
        /** Accepted, but the answer is lost; webhooks tell. */
        ANSWER_LOST,
        /** Accepted at once and answered late: webhooks overtake the answer, and carry no tag. */
        SLOW_ANSWER,
        /** Accepted, answered with 504, and no webhook ever tells. */
        GATEWAY_TIMEOUT,
        /** Not accepted, and nobody says so. */
        NEVER_ARRIVED,
        /** Not accepted at first, which is told. */
        RATE_LIMITED,
        /** Accepted and answered; no webhook ever tells. */
        NO_WEBHOOKS,
        /** Accepted and answered; webhooks carry no tag. */
        NO_TAGS
    }

    private final List<CallList.Entry> calls;
    private final int offset;

    Weather(CallList list, Random random) {
        this.calls = list.entries();
        this.offset = random.nextInt(Luck.values().length);
    }

    /** Numbers whose webhooks come without our tag; those of slow answers among them, so that news overtakes the answer. */
    Set<String> untagged() {
        Set<String> numbers = new TreeSet<>();
        for (int i = 0; i < calls.size(); i++) {
            if (Set.of(Luck.NO_TAGS, Luck.SLOW_ANSWER).contains(luck(i))) {
                numbers.add(calls.get(i).number());
            }
        }
        return numbers;
    }

    void orderAt(Faults faults) {
        for (int i = 0; i < calls.size(); i++) {
            order(faults, calls.get(i).number(), luck(i));
        }
        faults.webhooks(WebhookFault.TWICE, 0.15)
                .webhooks(WebhookFault.OUT_OF_ORDER, 0.15)
                .webhooks(WebhookFault.LOST, 0.15)
                .requests(Endpoint.READ_CALL, Fault.SERVER_ERROR, 0.05)
                .hiddenAfterPlacing(HIDDEN);
    }

    private static void order(Faults faults, String number, Luck luck) {
        switch (luck) {
            case ANSWER_LOST -> faults.onNumber(number, Fault.ANSWER_LOST);
            case SLOW_ANSWER -> faults.onNumber(number, Fault.slow(SLOW));
            case GATEWAY_TIMEOUT ->
                faults.onNumber(number, Fault.GATEWAY_TIMEOUT).webhooksAbout(number, WebhookFault.LOST);
            case NEVER_ARRIVED -> faults.onNumber(number, Fault.CONNECTION_CLOSED);
            case RATE_LIMITED -> faults.onNumber(number, Fault.RATE_LIMITED);
            case NO_WEBHOOKS -> faults.webhooksAbout(number, WebhookFault.LOST);
            case GOOD, NO_TAGS -> {
                // nothing to order
            }
        }
    }

    private Luck luck(int call) {
        Luck[] all = Luck.values();
        return all[(call + offset) % all.length];
    }
}
