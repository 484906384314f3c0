package io.calltracking.compliance;

import java.util.Optional;

/** Tells where phone numbers are. {@link PhoneNumbers} does by the number alone; an app that knows more may do better. */
public interface NumberPlaces {
    /**
     * Where the person who has this number may be. Pure as far as a campaign can see: the same number at one time has one
     * place. May be asked by many threads at once.
     *
     * @param e164 the number with a leading plus
     * @return empty when nobody can tell
     */
    Optional<NumberPlace> find(String e164);
}
