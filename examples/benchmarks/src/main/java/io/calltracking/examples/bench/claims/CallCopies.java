package io.calltracking.examples.bench.claims;

import io.calltracking.CallId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Makes many calls of one in the database, with numbers, contacts and ids of their own. */
record CallCopies(Sql sql, String table) {
    private static final int AT_ONCE = 100_000;

    private static final String COLUMNS = """
            select column_name
            from information_schema.columns
            where table_schema = current_schema() and table_name = ? and is_generated = 'NEVER'
            order by ordinal_position
            """;

    /** UUIDs of version 7, as the library makes them: a millisecond each. */
    private static final String ID = """
            (lpad(to_hex((extract(epoch from c.created_at) * 1000)::bigint + n), 12, '0') || '7'
                || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid""";

    /** What differs from call to call; places are those of a pool without a limit. */
    private static final Map<String, String> OWN = Map.of(
            "id", ID,
            "owner", "'owner-' || n % 20",
            "agent", "'agent-' || n % 50",
            "contact", "'lead-' || md5(n::text)",
            "to_number", "'+1415' || lpad((hashint8(n)::bigint & 9999999)::text, 7, '0')",
            "provider_call_id", "'exec-' || c.status || md5(n::text)",
            "place_in_owner", "c.place_in_owner || n",
            "place_in_account", "c.place_in_account || n",
            "due_at", "c.due_at + n * interval '1 microsecond'",
            "created_at", "c.created_at + n * interval '1 millisecond'");

    /** Writes so many copies of the call. */
    void write(CallId call, int copies) throws SQLException {
        List<String> columns = sql.words(COLUMNS, table).stream()
                .filter(name -> !name.equals("carried_version")) // so the table of states hears of them
                .toList();
        String values = String.join(
                ", ",
                columns.stream()
                        .map(name -> OWN.getOrDefault(name, "c." + name))
                        .toList());
        for (int from = 1; from <= copies; from += AT_ONCE) {
            int to = Math.min(copies, from + AT_ONCE - 1);
            sql.run("insert into " + table + " (" + String.join(", ", columns) + ") select " + values + " from " + table
                    + " c cross join generate_series(" + from + "::bigint, " + to + ") as numbers(n) where c.id = '"
                    + call + "'");
        }
    }
}
