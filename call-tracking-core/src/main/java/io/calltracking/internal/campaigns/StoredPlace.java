package io.calltracking.internal.campaigns;

import io.calltracking.compliance.NumberPlace;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place as the store has it. Read by a Java with other time zone data it may be written otherwise, so contacts are asked for
 * by the stored text.
 *
 * @param text as it is stored
 * @param place what this instance makes of it
 */
record StoredPlace(String text, NumberPlace place) {
    private static final Logger log = LoggerFactory.getLogger(StoredPlace.class);

    /** Empty for one with a time zone that this instance does not know: others may. */
    static Optional<StoredPlace> read(String text) {
        try {
            return Optional.of(new StoredPlace(text, NumberPlace.of(text)));
        } catch (RuntimeException e) {
            log.warn("place '{}' cannot be read here: its contacts are left to other instances", text, e);
            return Optional.empty();
        }
    }
}
