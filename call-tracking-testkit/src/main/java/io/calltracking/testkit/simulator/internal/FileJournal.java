package io.calltracking.testkit.simulator.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a file, one JSON object per line. The last line may be half written, after a crash: it was never
 * acknowledged to anybody and is cut off. The file is locked while open. Not thread-safe.
 */
public final class FileJournal implements Journal {
    private final FileChannel file;
    private final List<Map<String, @Nullable Object>> entries;

    private FileJournal(FileChannel file, List<Map<String, @Nullable Object>> entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * Opens a journal, or starts one.
     *
     * @param path the file
     * @return the journal
     * @throws IOException when the file cannot be read, is in use, or has an unreadable line before the last
     */
    public static FileJournal open(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(file, path);
            byte[] whole = new byte[Math.toIntExact(file.size())];
            ByteBuffer buffer = ByteBuffer.wrap(whole);
            int read;
            do {
                read = file.read(buffer);
            } while (read >= 0 && buffer.hasRemaining());
            int end = whole.length;
            while (end > 0 && whole[end - 1] != '\n') {
                end--;
            }
            file.truncate(end).position(end);
            return new FileJournal(file, read(new String(whole, 0, end, StandardCharsets.UTF_8), path));
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> entries() {
        return entries;
    }

    @Override
    public void append(JsonObject entry) throws IOException {
        long before = file.position();
        ByteBuffer line = StandardCharsets.UTF_8.encode(Json.text(entry.members()) + "\n");
        try {
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
        } catch (IOException failed) {
            // What comes next must not be glued to half a line.
            file.truncate(before).position(before);
            throw failed;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static void lock(FileChannel file, Path path) throws IOException {
        try {
            if (file.tryLock() == null) {
                throw new IOException("journal " + path + " is in use by another process");
            }
        } catch (OverlappingFileLockException mine) {
            throw new IOException("journal " + path + " is in use by another simulator", mine);
        }
    }

    private static List<Map<String, @Nullable Object>> read(String text, Path path) throws IOException {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                entries.add(Json.object(line));
            } catch (IOException unreadable) {
                throw new IOException("journal " + path + " line " + (entries.size() + 1) + " is damaged", unreadable);
            }
        }
        return entries;
    }
}
