package io.calltracking.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import java.util.List;
import java.util.function.Supplier;
import org.bson.BSONException;

/** What the driver's exceptions mean to us. */
final class MongoFailure {
    /** What the server says to a write that would break a rule that a unique index keeps. */
    static final int DUPLICATE_KEY = 11000;

    private MongoFailure() {}

    /**
     * Runs work of the driver; what goes wrong comes out as the store reports it.
     *
     * @param attempted what is tried, "create call …"
     */
    static <T> T reported(String attempted, Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException | BSONException | IllegalStateException e) {
            throw report(attempted, e);
        }
    }

    /** Writes; false when that would have broken a rule that a unique index keeps. */
    static boolean unlessTaken(Runnable write) {
        try {
            write.run();
            return true;
        } catch (MongoWriteException e) {
            if (isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Which of many writes failed, if all that did failed for this reason and nothing else is the matter. */
    static List<BulkWriteError> all(int code, MongoBulkWriteException e) {
        boolean others = e.getWriteErrors().stream().anyMatch(error -> error.getCode() != code);
        if (others || e.getWriteConcernError() != null) {
            throw e;
        }
        return e.getWriteErrors();
    }

    /** Whether it would have broken a rule that a unique index keeps. */
    static boolean isDuplicate(MongoException e) {
        return isDuplicate(e.getCode());
    }

    /** Whether the server's code says so. */
    static boolean isDuplicate(int code) {
        return code == DUPLICATE_KEY;
    }

    /**
     * As the store reports it. The server likes to quote what it refused, with numbers and transcripts, so of such
     * failures only class, code and stack are kept.
     */
    private static CallTrackingException report(String attempted, RuntimeException e) {
        return CallTrackingException.of(
                ErrorCode.STORE_ERROR,
                "Could not " + attempted + ": MongoDB or its driver failed with code " + code(e) + " ("
                        + e.getClass().getSimpleName() + ")",
                isHarmless(e) ? e : stripped(e));
    }

    /** Those of the driver alone, about connections, pools, time-outs and a client that is closed. */
    private static boolean isHarmless(RuntimeException e) {
        return e instanceof MongoClientException
                || e instanceof MongoSocketException
                || e instanceof MongoInterruptedException
                || e instanceof IllegalStateException;
    }

    private static int code(RuntimeException e) {
        return e instanceof MongoException mongo ? mongo.getCode() : -1;
    }

    private static MongoException stripped(RuntimeException e) {
        MongoException stripped = new MongoException(
                code(e), e.getClass().getName() + ", message left out because it may quote personal data");
        stripped.setStackTrace(e.getStackTrace());
        return stripped;
    }
}
