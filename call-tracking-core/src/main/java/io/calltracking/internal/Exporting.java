package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallExport;
import io.calltracking.CallQuery;
import io.calltracking.JsonText;
import io.calltracking.store.Calls;
import java.io.IOException;
import java.util.List;

/** Writes calls page by page. */
public final class Exporting implements CallExport {
    private final Calls calls;
    private final CallQuery query;

    /** Writes what the query asks for, whatever its page. */
    public Exporting(Calls calls, CallQuery query) {
        this.calls = calls;
        this.query = query.page(1);
    }

    @Override
    public long writeCsv(Appendable out) throws IOException {
        Csv.write(out, CallRow.NAMES);
        return each(call -> Csv.write(out, CallRow.of(call).values()));
    }

    @Override
    public long writeJsonLines(Appendable out) throws IOException {
        return each(call -> out.append(JsonText.write(CallRow.of(call))).append('\n'));
    }

    private interface Sink {
        void write(Call call) throws IOException;
    }

    private long each(Sink sink) throws IOException {
        long written = 0;
        List<Call> page = calls.list(query);
        while (!page.isEmpty()) {
            for (Call call : page) {
                sink.write(call);
            }
            written += page.size();
            page = calls.list(query.after(page.get(page.size() - 1).id()));
        }
        return written;
    }
}
