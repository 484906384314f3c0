package io.calltracking.examples.chaos;

/** What may be wrong with a campaign. */
enum CampaignBreach {
    /** A sample of the totals whose parts do not add up to the contacts added. */
    TOTALS_OFF("totalsOff"),
    /** A contact was dialed outside its calling hours. */
    OUTSIDE_WINDOW("outsideWindow"),
    /** A number was dialed that was on the suppression list. */
    SUPPRESSED_DIALED("suppressedDialed"),
    /** A contact was dialed while its campaign was paused. */
    DIALED_WHILE_PAUSED("dialedWhilePaused"),
    /** An attempt was dialed twice, or a contact more often than its attempts allow. */
    ATTEMPTED_TWICE("attemptedTwice"),
    /** Two calls to one number were live at a time. */
    TWO_AT_ONCE("twoAtOnce"),
    /** More calls of a campaign were live than allowed. */
    OVER_CAP("overCap"),
    /** A contact is neither completed nor skipped at the end. */
    UNACCOUNTED("unaccounted"),
    /** A contact, or the totals, have another outcome than the provider. */
    WRONG_TOTALS("wrongTotals");

    private final String word;

    CampaignBreach(String word) {
        this.word = word;
    }

    /** The name used in summaries. */
    String word() {
        return word;
    }
}
