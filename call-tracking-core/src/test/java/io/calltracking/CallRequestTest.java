package io.calltracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallRequestTest {

    @Test
    void badNumberIsRefusedWithTheFieldsName() {
        for (String bad : new String[] {"8005550123", "+0123456789", "+12", "+123456789012345678", "+1 500 555", ""}) {
            CallTrackingException e = catchThrowableOfType(
                    CallTrackingException.class, () -> CallRequest.to(bad).build());
            assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
            assertThat(e.field()).isEqualTo("to");
            if (!bad.isEmpty()) {
                assertThat(e.getMessage()).doesNotContain(bad);
            }
        }
    }

    @Test
    void eachFieldAtFaultIsNamed() {
        assertThat(field(CallRequest.to("+15005550123").from("123"))).isEqualTo("from");
        assertThat(field(CallRequest.to("+15005550123").owner(" "))).isEqualTo("owner");
        assertThat(field(CallRequest.to("+15005550123").agent(""))).isEqualTo("agent");
        assertThat(field(CallRequest.to("+15005550123").maxDuration(Duration.ZERO)))
                .isEqualTo("maxDuration");
        assertThat(field(CallRequest.to("+15005550123").metadata(Map.of("k", new Object()))))
                .isEqualTo("metadata");
    }

    private static String field(CallRequest.Builder builder) {
        return String.valueOf(catchThrowableOfType(CallTrackingException.class, builder::build)
                .field());
    }

    @Test
    void textOfARequestHidesNumbersAndData() {
        CallRequest request = CallRequest.to("+15005550123")
                .variables(Map.of("name", "Meera"))
                .build();

        assertThat(request.toString()).doesNotContain("5005550123", "Meera");
    }

    @Test
    void errorHasTheDocumentedJson() {
        CallId id = CallId.of("01934c3e-0000-7000-8000-000000000000");
        assertThat(CallTrackingException.notFound(id).toJson())
                .isEqualTo("{\"error\":\"CallNotFound\",\"message\":\"Call with ID '" + id
                        + "' not found\",\"code\":\"CALL_NOT_FOUND\"}");
    }
}
