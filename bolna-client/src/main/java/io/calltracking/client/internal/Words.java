package io.calltracking.client.internal;

import java.util.Locale;

/** Finds a provider's word among those known; open, as providers add words without notice. */
public final class Words {
    private Words() {}

    /**
     * Finds a word by the name of a constant.
     *
     * @param raw the word in any case, with hyphens, underscores or spaces
     * @param known the type whose constants are the known words
     * @param otherwise for a word that is not known
     * @param <E> the type of the constants
     * @return the constant
     */
    public static <E extends Enum<E>> E find(String raw, Class<E> known, E otherwise) {
        String word = raw.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (E constant : known.getEnumConstants()) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        return otherwise;
    }
}
