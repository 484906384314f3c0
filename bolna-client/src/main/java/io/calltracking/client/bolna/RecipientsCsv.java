package io.calltracking.client.bolna;

import io.calltracking.client.InvalidFieldException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

/**
 * A file of people to be called, checked before it is sent: Bolna checks only the number, and only after it has taken the
 * file. Kept as it came, without a byte order mark, which would become part of the first column's name. Immutable.
 */
final class RecipientsCsv {
    private static final String NUMBER = "contact_number";
    private static final int LARGEST = 50 * 1024 * 1024;

    private final byte[] bytes;
    private final int rows;

    private RecipientsCsv(byte[] bytes, int rows) {
        this.bytes = bytes;
        this.rows = rows;
    }

    static RecipientsCsv read(InputStream in) {
        String text = decode(in);
        CsvLines lines = new CsvLines(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (!lines.next()) {
            throw invalid(1, "has no header");
        }
        List<String> header = lines.values().stream().map(String::strip).toList();
        int number = header.indexOf(NUMBER);
        if (number < 0) {
            throw invalid(1, "has no column " + NUMBER);
        }
        if (new HashSet<>(header).size() < header.size()) {
            throw invalid(1, "has the same column twice");
        }
        int rows = 0;
        while (lines.next()) {
            check(lines, header.size(), number);
            rows++;
        }
        if (rows == 0) {
            throw invalid(1, "is the only one");
        }
        return new RecipientsCsv(lines.text().getBytes(StandardCharsets.UTF_8), rows);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    int rows() {
        return rows;
    }

    private static void check(CsvLines lines, int columns, int number) {
        List<String> values = lines.values();
        if (values.size() != columns) {
            throw invalid(lines.line(), "has " + values.size() + " values instead of " + columns);
        }
        if (!Bolna.isPhoneNumber(values.get(number))) {
            throw invalid(lines.line(), "has no E.164 number in " + NUMBER);
        }
    }

    private static String decode(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Bolna.invalid(BolnaBatchRequest.OPERATION, "csv", "is larger than 50 MB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Bolna.invalid(BolnaBatchRequest.OPERATION, "csv", "is not UTF-8");
        } catch (IOException e) {
            throw Bolna.invalid(
                    BolnaBatchRequest.OPERATION,
                    "csv",
                    "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    static InvalidFieldException invalid(int line, String problem) {
        return Bolna.invalid(BolnaBatchRequest.OPERATION, "csv", "cannot be used: line " + line + " " + problem);
    }
}
