package io.calltracking.compliance;

import io.calltracking.CallTrackingException;
import io.calltracking.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rule sets that come with the library: a file of JSON each, beside this class. */
final class ShippedRules {
    /** The names of the files, in order. A directory within a jar cannot be listed. */
    private static final List<String> NAMES =
            List.of("ca", "es", "eu", "fr", "in", "in-debt-recovery", "it", "uk", "us", "us-debt", "us-florida");

    private ShippedRules() {}

    static List<RuleSet> all() {
        return NAMES.stream().map(ShippedRules::read).toList();
    }

    static RuleSet named(String name) {
        if (!NAMES.contains(name)) {
            throw CallTrackingException.invalid(
                    "ruleSet",
                    "no rule set '" + name + "' comes with the library; there are " + String.join(", ", NAMES));
        }
        return read(name);
    }

    private static RuleSet read(String name) {
        String file = name + ".json";
        try (InputStream in = ShippedRules.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the library's file " + file + " is missing");
            }
            return RuleSet.of(JsonText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the library's file " + file, e);
        }
    }
}
