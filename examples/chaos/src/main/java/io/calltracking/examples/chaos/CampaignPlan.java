package io.calltracking.examples.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One of the campaigns of a round.
 *
 * @param owner whose it is
 * @param cap how many calls may be live at a time, unless somebody changes that
 * @param people who is called
 */
record CampaignPlan(String owner, int cap, List<Person> people) {
    /** No contact is called more often. */
    static final int MAX_ATTEMPTS = 2;

    private static final int CONTACTS_PER_PLACE = 200;
    private static final int SMALLEST_CAP = 4;
    private static final int FIRST_OF_REHEARSAL = 9_000_000;

    /**
     * A contact.
     *
     * @param number whom to call
     * @param place where that is
     */
    record Person(String number, Place place) {}

    /** Copies. */
    CampaignPlan {
        people = List.copyOf(people);
    }

    /** How many calls of the larger campaign may be live at a time, unless somebody says otherwise. */
    static int cap(int contacts) {
        return Math.max(SMALLEST_CAP, contacts / CONTACTS_PER_PLACE);
    }

    /**
     * Two campaigns of different owners; a tenth of the smaller one is in the larger one too.
     *
     * @param contacts how many they have together
     * @param cap how many calls of the larger one may be live at a time; of the smaller one half as many
     */
    static List<CampaignPlan> two(int contacts, int cap) {
        int larger = Math.max(1, contacts * 7 / 10);
        int smaller = Math.max(1, contacts - larger);
        return List.of(
                new CampaignPlan("large", cap, people(0, larger)),
                new CampaignPlan("small", Math.max(2, cap / 2), people(larger - smaller / 10, smaller)));
    }

    /**
     * A campaign of people of whom nobody is in another one, who may be called all the time.
     *
     * @param cap how many calls may be live at a time; three times as many people are called
     */
    static CampaignPlan rehearsal(int cap) {
        return new CampaignPlan(
                "rehearsal",
                cap,
                people(FIRST_OF_REHEARSAL, 3 * cap).stream()
                        .map(person -> new Person(person.number(), Place.OPEN))
                        .toList());
    }

    private static List<Person> people(int first, int count) {
        List<Person> people = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            people.add(new Person("+1777%07d".formatted(i), Place.of(i)));
        }
        return people;
    }

    /** Where each of them is, by number. */
    Map<String, Place> places() {
        return people.stream().collect(Collectors.toUnmodifiableMap(Person::number, Person::place));
    }

    /** The contacts as a file. */
    String csv() {
        Function<Person, String> line =
                person -> person.number() + "," + person.place().zone();
        return people.stream().map(line).collect(Collectors.joining("\n", "phone,zone\n", "\n"));
    }
}
