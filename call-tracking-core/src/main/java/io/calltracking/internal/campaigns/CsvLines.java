package io.calltracking.internal.campaigns;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.calltracking.CallTrackingException;
import io.calltracking.campaign.CsvFormat;
import io.calltracking.campaign.ImportReport.Problem;
import io.calltracking.campaign.NewContact;
import io.calltracking.internal.campaigns.Importing.Line;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contacts of a CSV file, one after the other. Not thread-safe. */
final class CsvLines implements Iterator<Line> {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_CELL = 10_000;

    private final CsvFormat format;
    private final Iterator<CsvRecord> records;
    private final List<String> names;

    CsvLines(Reader csv, CsvFormat format) {
        this.format = format;
        this.records = CsvReader.builder()
                .fieldSeparator(format.separator())
                .allowMissingFields(true)
                .allowExtraFields(true)
                .skipEmptyLines(true)
                .ofCsvRecord(withoutMark(csv))
                .iterator();
        this.names = header();
        if (names.stream().noneMatch(name -> name.equalsIgnoreCase(format.phone()))) {
            throw CallTrackingException.invalid(
                    "csv",
                    "has no column '" + format.phone() + "' among the " + names.size()
                            + " of its first line, which must name the columns");
        }
    }

    private List<String> header() {
        if (!hasNext()) {
            throw CallTrackingException.invalid("csv", "is empty: its first line must name the columns");
        }
        List<String> cells = records.next().getFields();
        return cells.stream().map(String::strip).toList();
    }

    /** Spreadsheets begin a file with a byte order mark. */
    private static Reader withoutMark(Reader csv) {
        PushbackReader reader = new PushbackReader(csv);
        try {
            int first = reader.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                reader.unread(first);
            }
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException("reading the contacts", e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw CallTrackingException.invalid("csv", "cannot be read on: " + e.getMessage());
        }
    }

    @Override
    public Line next() {
        CsvRecord line = records.next();
        List<String> cells = line.getFields();
        if (cells.size() > names.size()) {
            return refused(line, "has " + cells.size() + " cells, the first line has " + names.size());
        }
        if (cells.stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
            return refused(line, "has a cell of more than " + LONGEST_CELL + " characters: is a quote left open?");
        }
        return new Line(line.getStartingLineNumber(), contact(cells), null);
    }

    private static Line refused(CsvRecord line, String why) {
        long number = line.getStartingLineNumber();
        return new Line(number, null, new Problem(number, "line", why));
    }

    private NewContact contact(List<String> cells) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        Map<String, @Nullable Object> consent = new LinkedHashMap<>();
        NewContact contact = NewContact.of("");
        for (int i = 0; i < cells.size(); i++) {
            String name = names.get(i);
            String cell = cells.get(i);
            if (name.equalsIgnoreCase(format.phone())) {
                contact = new NewContact(cell, contact.id(), contact.name(), contact.zone(), Map.of(), Map.of());
            } else if (name.equalsIgnoreCase(format.id())) {
                contact = contact.id(orNull(cell));
            } else if (name.equalsIgnoreCase(format.name())) {
                contact = contact.name(orNull(cell));
            } else if (name.equalsIgnoreCase(format.zone())) {
                contact = contact.zone(orNull(cell));
            } else if (name.toLowerCase(Locale.ROOT).startsWith(format.consent().toLowerCase(Locale.ROOT))) {
                consent.put(name, cell);
            } else {
                variables.put(name, cell);
            }
        }
        return contact.variables(variables).consent(consent);
    }

    private static @Nullable String orNull(String cell) {
        return cell.isBlank() ? null : cell;
    }
}
