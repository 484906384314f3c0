package io.calltracking.testkit.simulator;

import io.calltracking.testkit.simulator.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recorded and documented payloads of Bolna. */
final class Fixtures {
    private Fixtures() {}

    static String text(String name) throws IOException {
        try (InputStream in = Fixtures.class.getResourceAsStream("/fixtures/bolna/" + name)) {
            if (in == null) {
                throw new AssertionError("no fixture " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Map<String, @Nullable Object> object(String name) throws IOException {
        return Json.object(text(name));
    }

    static List<Map<String, @Nullable Object>> list(String name) throws IOException {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        if (Json.object("{\"list\":" + text(name) + "}").get("list") instanceof List<?> list) {
            for (Object element : list) {
                objects.add(Json.object(Json.text(element)));
            }
        }
        return objects;
    }
}
