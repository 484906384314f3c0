package io.calltracking.client.bolna;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks through the records of a CSV text (RFC 4180: quotes, doubled quotes, line breaks inside quotes) and knows on which line
 * each began. Empty lines are skipped. Not thread-safe.
 */
final class CsvLines {
    private final String text;
    private int position;
    private int currentLine = 1;
    private int recordLine = 1;
    private List<String> values = List.of();

    CsvLines(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** {@return the line on which the current record began, from 1} */
    int line() {
        return recordLine;
    }

    List<String> values() {
        return values;
    }

    boolean next() {
        while (position < text.length() && isBreak(text.charAt(position))) {
            skipBreak();
        }
        if (position >= text.length()) {
            return false;
        }
        recordLine = currentLine;
        List<String> record = new ArrayList<>();
        record.add(value());
        while (position < text.length() && text.charAt(position) == ',') {
            position++;
            record.add(value());
        }
        if (position < text.length()) {
            if (!isBreak(text.charAt(position))) {
                throw RecipientsCsv.invalid(recordLine, "goes on after a closing quote");
            }
            skipBreak();
        }
        values = record;
        return true;
    }

    private String value() {
        if (position < text.length() && text.charAt(position) == '"') {
            return quoted();
        }
        int start = position;
        while (position < text.length() && text.charAt(position) != ',' && !isBreak(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == '\n') {
                currentLine++;
            }
            if (c != '"') {
                value.append(c);
            } else if (position + 1 < text.length() && text.charAt(position + 1) == '"') {
                value.append(c);
                position++;
            } else {
                position++;
                return value.toString();
            }
        }
        throw RecipientsCsv.invalid(recordLine, "has a quote that is not closed");
    }

    private void skipBreak() {
        boolean pair = text.startsWith("\r\n", position);
        position += pair ? 2 : 1;
        currentLine++;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
