package io.calltracking.compliance;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule set as a JSON object. Parts that a rule set does not have are left out. */
final class RuleSetJson {
    private static final String NAME = "name";
    private static final String COUNTRIES = "countries";
    private static final String CALLING_HOURS = "callingHours";
    private static final String CAPS = "caps";
    private static final String SOURCE = "source";
    private static final String CHECKED = "checked";
    private static final String NOTE = "note";

    private RuleSetJson() {}

    static Map<String, Object> write(RuleSet rules) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(NAME, rules.name());
        map.put(COUNTRIES, List.copyOf(rules.countries()));
        map.put(CALLING_HOURS, rules.callingHours().toMap());
        map.put(CAPS, rules.caps().stream().map(AttemptCap::toMap).toList());
        putText(map, SOURCE, rules.source());
        putText(map, CHECKED, rules.checked());
        putText(map, NOTE, rules.note());
        return map;
    }

    private static void putText(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value.toString());
        }
    }

    static RuleSet read(Map<?, ?> map) {
        return Entries.reading("a rule set", () -> {
            Entries entries = Entries.of(map, NAME, COUNTRIES, CALLING_HOURS, CAPS, SOURCE, CHECKED, NOTE);
            String checked = entries.optionalText(CHECKED);
            return RuleSet.builder(entries.text(NAME))
                    .countries(entries.texts(COUNTRIES))
                    .callingHours(CallingHoursJson.read(entries.map(CALLING_HOURS)))
                    .caps(entries.maps(CAPS).stream().map(AttemptCap::read).toList())
                    .source(entries.optionalText(SOURCE))
                    .checked(checked == null ? null : LocalDate.parse(checked))
                    .note(entries.optionalText(NOTE))
                    .build();
        });
    }
}
