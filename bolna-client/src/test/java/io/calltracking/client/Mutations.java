package io.calltracking.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes bad JSON of good JSON. The number of inputs a test is to try is {@code -Dfuzz.inputs}, the seed {@code -Dfuzz.seed}.
 */
public final class Mutations {
    public static final int INPUTS = Integer.getInteger("fuzz.inputs", 5_000);
    public static final long SEED = Long.getLong("fuzz.seed", new Random().nextLong());

    private static final String[] PIECES = {
        "null",
        "true",
        "-1",
        "1e400",
        "1e-400",
        "1e999999999",
        "0.0000001",
        "\"\"",
        "\"\\ud800\"",
        "{}",
        "[]",
        "[[[[",
        "\"{\"",
        "\"{\\\"a\\\":[1]}\"",
        "99999999999999999999999",
        "\"2026-02-30T25:61:61\"",
        "\"9999-12-31T23:59:59.999999999-18:00\"",
        ",",
        ":",
        "\"",
        "\\",
        "{",
        "}",
        "\u0000"
    };

    private final Random random;
    private final List<byte[]> bodies;
    private final List<String> pieces;

    /** Mutates some bodies, with pieces of their own beside the general ones. */
    public Mutations(long seed, List<byte[]> bodies, String... pieces) {
        this.random = new Random(seed);
        this.bodies = bodies;
        this.pieces =
                Stream.concat(Arrays.stream(PIECES), Arrays.stream(pieces)).toList();
    }

    public byte[] next() {
        byte[] body = bodies.get(random.nextInt(bodies.size()));
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            body = mutate(body);
        }
        return body;
    }

    private byte[] mutate(byte[] body) {
        if (body.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int from = random.nextInt(body.length);
        int to = Math.min(body.length, from + random.nextInt(40));
        return switch (random.nextInt(7)) {
            case 0 -> flip(body, from);
            case 1 -> splice(body, from, to, new byte[0]);
            case 2 -> splice(body, from, from, Arrays.copyOfRange(body, from, to));
            case 3 -> Arrays.copyOf(body, from);
            case 4 -> splice(body, from, to, piece());
            case 5 -> replaceValue(body, from);
            default -> splice(body, from, body.length, tail(bodies.get(random.nextInt(bodies.size()))));
        };
    }

    private byte[] flip(byte[] body, int at) {
        byte[] copy = body.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    /** Puts another value behind some name, which keeps the text JSON more often than not. */
    private byte[] replaceValue(byte[] body, int from) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf("\":", from);
        int comma = colon < 0 ? -1 : text.indexOf(",\"", colon);
        return comma < 0 ? body : splice(body, colon + 2, comma, piece());
    }

    private byte[] tail(byte[] other) {
        return Arrays.copyOfRange(other, random.nextInt(other.length), other.length);
    }

    private byte[] piece() {
        return pieces.get(random.nextInt(pieces.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] body, int from, int to, byte[] insert) {
        byte[] result = new byte[body.length - (to - from) + insert.length];
        System.arraycopy(body, 0, result, 0, from);
        System.arraycopy(insert, 0, result, from, insert.length);
        System.arraycopy(body, to, result, from + insert.length, body.length - to);
        return result;
    }
}
