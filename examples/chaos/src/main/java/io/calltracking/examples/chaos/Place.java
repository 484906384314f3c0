package io.calltracking.examples.chaos;

import java.time.ZoneId;

/** Where contacts live. Three hours lie between any two, so that no window of one is a window of another. */
enum Place {
    /** May be called during the whole round. */
    OPEN("Etc/GMT"),
    /** Its window opens in the middle of the round. */
    OPENS("Etc/GMT-3"),
    /** Its window closes in the middle of the round. */
    CLOSES("Etc/GMT-6"),
    /** Its window closes in the middle of the round, and the next one opens before the end. */
    BREAK("Etc/GMT+3"),
    /** Has no window before the campaign must be finished. */
    NEVER("Etc/GMT-9");

    /** Of twenty contacts in a row, where each lives. */
    private static final Place[] MIX = {
        OPEN, CLOSES, OPEN, OPEN, BREAK, OPEN, OPEN, OPENS, OPEN, OPEN,
        OPEN, BREAK, OPEN, CLOSES, OPEN, OPEN, NEVER, OPEN, OPENS, OPEN
    };

    private final ZoneId zone;

    Place(String zone) {
        this.zone = ZoneId.of(zone);
    }

    ZoneId zone() {
        return zone;
    }

    /** Where a contact lives, by its number in the campaign. */
    static Place of(int contact) {
        return MIX[contact % MIX.length];
    }
}
