package io.calltracking.store;

import java.util.Arrays;

/** A part of what is kept of a sealed block, in the form of whoever sealed it; stores keep it byte for byte. Immutable. */
public final class BlockPage {
    /** The number of the page that each sealed block has. */
    public static final int TOTAL = 0;

    private final int number;
    private final byte[] content;

    private BlockPage(int number, byte[] content) {
        this.number = number;
        this.content = content;
    }

    /**
     * A page.
     *
     * @param number names the part within its block: {@value #TOTAL}, or higher
     * @param content is copied
     */
    public static BlockPage of(int number, byte[] content) {
        return new BlockPage(number, content.clone());
    }

    /** Names the part within its block. */
    public int number() {
        return number;
    }

    /** A copy of what is kept. */
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockPage page && page.number == number && Arrays.equals(page.content, content);
    }

    @Override
    public int hashCode() {
        return 31 * number + Arrays.hashCode(content);
    }

    /** Number and length: outcomes may be personal. */
    @Override
    public String toString() {
        return "BlockPage[" + number + ", " + content.length + " bytes]";
    }
}
