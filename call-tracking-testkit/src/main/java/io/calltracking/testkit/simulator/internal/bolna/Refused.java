package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Answer;
import io.calltracking.testkit.simulator.internal.JsonObject;

/** A request that is answered with an error; made without a stack trace, for it is no surprise. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private Refused(Answer answer) {
        super("refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    /** The documented shape, with its number and text. */
    static Refused of(int status, int error, String message) {
        return new Refused(Answer.json(status, JsonObject.with("error", error).and("message", message)));
    }

    static Refused badRequest(String message) {
        return of(400, 1001, message);
    }

    static Refused notFound(String what) {
        return of(404, 1004, what + " not found");
    }

    static Refused serverError() {
        return of(500, 500, "Internal server error");
    }

    static Refused rateLimited() {
        return of(429, 429, "Too Many Requests");
    }

    /** Without a key. */
    static Refused accessDenied() {
        return of(401, 401, "Access denied");
    }

    /** With a wrong key: the documentation says 401, the live API does this. */
    static Refused unknownKey() {
        return new Refused(Answer.json(403, JsonObject.with("detail", "Unrecognized access token")));
    }

    /** The shape of batch errors. */
    static Refused message(int status, String message) {
        return new Refused(Answer.json(status, JsonObject.with("message", message)));
    }
}
