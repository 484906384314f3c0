package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a {@code multipart/form-data} request. */
record Multipart(List<Part> parts) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

    record Part(String name, @Nullable String fileName, String content) {}

    /** Reads a request; refuses what is not a form. */
    static Multipart of(Incoming request) {
        String type = request.header("content-type");
        Matcher boundary = BOUNDARY.matcher(type == null ? "" : type);
        if (type == null || !type.startsWith("multipart/form-data") || !boundary.find()) {
            throw Refused.badRequest("multipart/form-data expected");
        }
        String separator = "\r\n--" + boundary.group(1);
        String body = "\r\n" + request.body();
        List<Part> parts = new ArrayList<>();
        int start = body.indexOf(separator);
        while (start >= 0) {
            int from = start + separator.length();
            int end = body.indexOf(separator, from);
            if (end >= 0) {
                add(body.substring(from, end), parts);
            }
            start = end;
        }
        return new Multipart(List.copyOf(parts));
    }

    /** A part's content, null when absent or blank. */
    @Nullable
    String text(String name) {
        Part part = part(name);
        return part == null || part.content.isBlank() ? null : part.content;
    }

    @Nullable
    Part part(String name) {
        return parts.stream().filter(part -> part.name.equals(name)).findFirst().orElse(null);
    }

    List<String> all(String name) {
        return parts.stream()
                .filter(part -> part.name.equals(name))
                .map(Part::content)
                .toList();
    }

    private static void add(String part, List<Part> parts) {
        int blank = part.indexOf("\r\n\r\n");
        String head = blank < 0 ? "" : part.substring(0, blank);
        Matcher name = NAME.matcher(head);
        if (name.find()) {
            Matcher file = FILE.matcher(head);
            parts.add(new Part(name.group(1), file.find() ? file.group(1) : null, part.substring(blank + 4)));
        }
    }
}
