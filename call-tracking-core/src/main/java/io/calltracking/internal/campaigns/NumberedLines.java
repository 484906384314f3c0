package io.calltracking.internal.campaigns;

import io.calltracking.campaign.NewContact;
import io.calltracking.internal.campaigns.Importing.Line;
import java.util.Iterator;

/** The contacts of an iterator, numbered from 1. Not thread-safe. */
final class NumberedLines implements Iterator<Line> {
    private final Iterator<NewContact> contacts;
    private long number;

    NumberedLines(Iterator<NewContact> contacts) {
        this.contacts = contacts;
    }

    @Override
    public boolean hasNext() {
        return contacts.hasNext();
    }

    @Override
    public Line next() {
        number++;
        return new Line(number, contacts.next(), null);
    }
}
