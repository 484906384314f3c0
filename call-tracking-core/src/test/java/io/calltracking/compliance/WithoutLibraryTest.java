package io.calltracking.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an app sees that reads phone numbers without the optional libraries. */
class WithoutLibraryTest {
    private static final String LIBRARY = "com.google.i18n.phonenumbers";

    @ParameterizedTest
    @CsvSource({
        "com.google.i18n.phonenumbers, libphonenumber:libphonenumber",
        "com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper, libphonenumber:geocoder",
        "com.google.i18n.phonenumbers.prefixmapper, libphonenumber:geocoder"
    })
    void theMissingArtifactIsNamed(String absent, String artifact) throws Exception {
        Class<?> numbers = new Without(absent).loadClass(PhoneNumbers.class.getName());

        Throwable thrown = catchThrowable(() -> numbers.getMethod("create").invoke(null));

        assertThat(thrown).isInstanceOf(InvocationTargetException.class);
        Throwable cause = Objects.requireNonNull(thrown.getCause());
        assertThat(cause.getClass().getSimpleName()).isEqualTo("CallTrackingException");
        assertThat(cause)
                .hasMessageContaining("com.googlecode." + artifact + ",")
                .hasMessageContaining("add it to the app");
        assertThat(cause.getClass().getMethod("code").invoke(cause)).hasToString("VALIDATION_ERROR");
    }

    @Test
    void everythingElseWorks() throws Exception {
        Class<?> rules = new Without(LIBRARY).loadClass(RuleSet.class.getName());
        Class<?> callers = new Without(LIBRARY).loadClass(CallerNumbers.class.getName());

        assertThat(rules.getMethod("shipped").invoke(null))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isNotEmpty();
        assertThat(callers.getMethod("of", List.class).invoke(null, List.of("+12125550123")))
                .isNotNull();
    }

    /** Loads the core anew, in a world where some classes do not exist. */
    private static final class Without extends ClassLoader {
        private final String absent;

        Without(String absent) {
            super(WithoutLibraryTest.class.getClassLoader());
            this.absent = absent;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(absent)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.calltracking.") && !name.startsWith(LIBRARY)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
