package io.calltracking.examples.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What befalls the processes and the campaigns in the middle of a round, in an order of its own each time. */
final class Storm {
    private static final int SHORTEST_PAUSE_MILLIS = 2500;
    private static final int LONGEST_PAUSE_MILLIS = 4500;
    private static final int SUPPRESSED_PERCENT = 2;

    private final Random random;
    private final List<CampaignOperator> campaigns;
    private final List<Runnable> blows = new ArrayList<>();

    /** Who has processes to kill. */
    interface Crew {
        /** Kills one of them and starts another in its place. */
        void replaceOne(Random random);

        /** Starts one more. */
        void addOne();
    }

    Storm(Random random, Crew crew, List<CampaignOperator> campaigns) {
        this.random = random;
        this.campaigns = List.copyOf(campaigns);
        for (int i = 0; i < 4; i++) {
            blows.add(() -> crew.replaceOne(random));
        }
        blows.add(crew::addOne);
        campaigns.forEach(campaign -> blows.add(() -> campaign.pauseFor(pause())));
        for (int i = 0; i < 2; i++) {
            blows.add(this::suppressSome);
        }
        Collections.shuffle(blows, random);
        blows.add(0, () -> cap(-1));
        blows.add(blows.size() / 2, () -> cap(1));
        blows.add(() -> cap(0));
    }

    int blows() {
        return blows.size();
    }

    void strike(int blow) {
        blows.get(blow).run();
    }

    private Duration pause() {
        return Duration.ofMillis(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
    }

    /** Half as many calls for -1, half as many again for 1, as many as at first for 0. */
    private void cap(int direction) {
        for (CampaignOperator campaign : campaigns) {
            int usual = campaign.plan().cap();
            campaign.cap(Math.max(1, usual + direction * usual / 2));
        }
    }

    /** Some of all, and as many of those who are surely still to be called while their window has not opened. */
    private void suppressSome() {
        for (CampaignOperator campaign : campaigns) {
            List<CampaignPlan.Person> people = new ArrayList<>(campaign.plan().people());
            Collections.shuffle(people, random);
            int some = Math.max(1, people.size() * SUPPRESSED_PERCENT / 100);
            Stream<CampaignPlan.Person> waiting = people.stream().filter(person -> person.place() == Place.OPENS);
            List<String> numbers = Stream.concat(people.stream().limit(some), waiting.limit(some))
                    .map(CampaignPlan.Person::number)
                    .distinct()
                    .toList();
            campaign.suppress(numbers, random.nextBoolean());
        }
    }
}
