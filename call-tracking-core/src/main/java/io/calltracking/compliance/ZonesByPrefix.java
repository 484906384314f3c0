package io.calltracking.compliance;

import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/**
 * The zones of a number by its leading digits. Found by name: the class lies in the geocoder's jar, but in a package of
 * libphonenumber's, and no compiler takes two modules with one package.
 */
final class ZonesByPrefix {
    private static final String MAPPER = "com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper";

    private final Object mapper;
    private final Method zones;

    private ZonesByPrefix(Object mapper, Method zones) {
        this.mapper = mapper;
        this.zones = zones;
    }

    /** Throws {@link NoClassDefFoundError} when the geocoder is missing, as if it had been named in code. */
    static ZonesByPrefix load() {
        try {
            Class<?> type = Class.forName(MAPPER);
            return new ZonesByPrefix(
                    type.getMethod("getInstance").invoke(null),
                    type.getMethod("getTimeZonesForNumber", PhoneNumber.class));
        } catch (InvocationTargetException e) {
            throw failed(e);
        } catch (ClassNotFoundException e) {
            NoClassDefFoundError missing = new NoClassDefFoundError(MAPPER);
            missing.initCause(e);
            throw missing;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the geocoder is not understood", e);
        }
    }

    /** Ids of zones; {@code Etc/Unknown} when it does not know. */
    @SuppressWarnings("unchecked") // a list of strings, says its documentation
    List<String> of(PhoneNumber number) {
        try {
            return (List<String>) zones.invoke(mapper, number);
        } catch (InvocationTargetException e) {
            throw failed(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("this version of the geocoder is not understood", e);
        }
    }

    private static RuntimeException failed(InvocationTargetException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("the geocoder failed", e.getCause());
    }
}
