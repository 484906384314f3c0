package io.calltracking.client.bolna;

import org.jspecify.annotations.Nullable;

/**
 * What numbers to look for.
 *
 * @param country US or IN
 * @param pattern digits the number should hold; null for any
 * @param provider telephony provider; null for any
 * @param region null for any
 */
public record BolnaNumberSearch(
        String country,
        @Nullable String pattern,
        @Nullable String provider,
        @Nullable String region) {
    static final String OPERATION = "search phone numbers";

    /**
     * Checks the country.
     *
     * @param country US or IN
     * @param pattern digits the number should hold; null for any
     * @param provider telephony provider; null for any
     * @param region null for any
     * @throws io.calltracking.client.InvalidFieldException if the country is not two capital letters
     */
    public BolnaNumberSearch {
        if (country == null || !country.matches("[A-Z]{2}")) {
            throw Bolna.invalid(OPERATION, "country", "must be two capital letters");
        }
    }

    /**
     * Looks for any number of a country.
     *
     * @param country US or IN
     * @return the search
     */
    public static BolnaNumberSearch in(String country) {
        return new BolnaNumberSearch(country, null, null, null);
    }
}
