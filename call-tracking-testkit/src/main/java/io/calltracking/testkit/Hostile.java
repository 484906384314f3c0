package io.calltracking.testkit;

import java.util.List;

/** Texts that would be a command, a pattern or a path if a store took them for more than text. */
final class Hostile {
    static final List<String> TEXTS = List.of(
            "'",
            "''",
            "' or '1'='1",
            "'; drop table ct_call; --",
            "\"",
            "`",
            "\\",
            "\\' or 1=1 -- ",
            "%",
            "_",
            "*",
            ".*",
            "?",
            "a.b",
            "a.$b",
            "${prefix}",
            ":word",
            "$ne",
            "$where",
            "$expr",
            "{\"$ne\": null}",
            "{$gt: ''}",
            "this.owner != ''",
            "/.*/",
            "null",
            "undefined",
            "__proto__",
            " ",
            "",
            "\u0438\u043c\u044f \ud83d\ude00",
            "\u202Eright to left",
            "e\u0301",
            "word\r\nword",
            "'".repeat(90));

    private Hostile() {}
}
