package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.Endpoint;
import io.calltracking.testkit.simulator.internal.Answer;
import io.calltracking.testkit.simulator.internal.Incoming;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One operation of the API. The path's last variable part is handed to the handler, empty when it has none. */
record Route(String method, Pattern path, Endpoint endpoint, Handler handler) {

    @FunctionalInterface
    interface Handler {
        Answer answer(Incoming request, String id);
    }

    /** A route; {@code *} in the path stands for an id. */
    static Route of(String methodAndPath, Endpoint endpoint, Handler handler) {
        int space = methodAndPath.indexOf(' ');
        Pattern path = Pattern.compile(methodAndPath.substring(space + 1).replace("*", "([^/]+)"));
        return new Route(methodAndPath.substring(0, space), path, endpoint, handler);
    }

    /** The handler's id when the route fits, null when not. */
    @Nullable
    String match(Incoming request) {
        Matcher matcher = path.matcher(request.path());
        if (!method.equals(request.method()) || !matcher.matches()) {
            return null;
        }
        int ids = matcher.groupCount();
        return ids == 0 ? "" : matcher.group(ids);
    }
}
