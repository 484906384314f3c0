package io.calltracking.campaign;

import io.calltracking.CallTrackingException;
import org.jspecify.annotations.Nullable;

/**
 * How contacts stand in a CSV file: the names of the columns in its first line, in any case. Columns that are not named here
 * become variables for the agent, by their names.
 *
 * @param phone the column with the number; required in the file
 * @param id the column with the app's id of the lead; may be missing in the file
 * @param name the column with the name; may be missing in the file
 * @param zone the column with the time zone; may be missing in the file
 * @param consent columns whose names begin with this are kept as evidence of consent, not as variables
 * @param separator between two cells
 * @param region two letters, {@code IN}: the country of numbers without a country code; null to refuse such numbers
 */
public record CsvFormat(
        String phone,
        String id,
        String name,
        String zone,
        String consent,
        char separator,
        @Nullable String region) {

    /** Columns {@code phone}, {@code id}, {@code name}, {@code zone} and {@code consent_...}, separated by commas. */
    public static final CsvFormat DEFAULT = new CsvFormat("phone", "id", "name", "zone", "consent", ',', null);

    /** Refuses a blank column. */
    public CsvFormat {
        if (phone.isBlank()) {
            throw CallTrackingException.invalid("csv.phone", "must name the column with the number");
        }
    }

    /** The same with the number in this column. */
    public CsvFormat phone(String column) {
        return new CsvFormat(column, id, name, zone, consent, separator, region);
    }

    /** The same with another separator. */
    public CsvFormat separator(char separator) {
        return new CsvFormat(phone, id, name, zone, consent, separator, region);
    }

    /** The same for numbers of this country. */
    public CsvFormat region(@Nullable String region) {
        return new CsvFormat(phone, id, name, zone, consent, separator, region);
    }
}
