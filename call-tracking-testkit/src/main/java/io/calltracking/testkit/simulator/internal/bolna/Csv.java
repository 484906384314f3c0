package io.calltracking.testkit.simulator.internal.bolna;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a head line: commas, double quotes, doubled to stand for themselves, quoted line breaks. */
final class Csv {
    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /** The rows below the head, as values by column; missing cells are left out. */
    static List<Map<String, String>> rows(String text) {
        Csv csv = new Csv(text);
        List<String> columns = csv.line();
        List<Map<String, String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            List<String> cells = csv.line();
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
                row.put(columns.get(i).strip(), cells.get(i));
            }
            if (cells.size() > 1 || !cells.get(0).isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> line() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
        return cells;
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) == '"') {
                if (at + 1 == text.length() || text.charAt(at + 1) != '"') {
                    at++;
                    break;
                }
                at++;
            }
            cell.append(text.charAt(at));
        }
        return cell.toString();
    }
}
