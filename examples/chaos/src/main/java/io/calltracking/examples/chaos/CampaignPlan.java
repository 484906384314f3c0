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

    /** Two campaigns of different owners with so many contacts together; a tenth of the smaller one is in the larger one too. */
    static List<CampaignPlan> two(int contacts) {
        int larger = Math.max(1, contacts * 7 / 10);
        int smaller = Math.max(1, contacts - larger);
        int cap = Math.max(SMALLEST_CAP, contacts / CONTACTS_PER_PLACE);
        return List.of(
                new CampaignPlan("large", cap, people(0, larger)),
                new CampaignPlan("small", Math.max(2, cap / 2), people(larger - smaller / 10, smaller)));
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
