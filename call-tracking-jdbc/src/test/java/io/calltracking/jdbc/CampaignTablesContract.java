package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import io.calltracking.campaign.Suppression;
import io.calltracking.store.CampaignStore;
import io.calltracking.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is a matter of JDBC with campaigns: batches whole or not at all, and claims that hold up nobody. */
abstract class CampaignTablesContract {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String CAMPAIGN = SampleContact.CAMPAIGN;
    /** More rows than go into one statement. */
    private static final int MANY = 102;

    private static final int FEW = 3;

    private final VirtualClock clock = VirtualClock.startingAt(START);
    private DataSource dataSource;
    private JdbcStore plain;

    /** An empty database, or schema. */
    abstract DataSource emptyDatabase() throws Exception;

    /** Whether a claim locks no other rows for its moment. */
    abstract boolean locksOnlyWhatIsClaimed();

    @BeforeEach
    final void openStore() throws Exception {
        dataSource = emptyDatabase();
        plain = JdbcStore.builder(dataSource).clock(clock).build();
    }

    @Test
    void connectionCutAnywhereInAnImportLeavesAllOrNothing() {
        List<Contact> contacts = SampleContact.pending(1, MANY, START);
        cutEverywhere(
                MANY,
                store -> store.addContacts(contacts),
                store -> store.contacts(CAMPAIGN, 0, MANY + 1).size());
    }

    @Test
    void connectionCutAnywhereInASaveLeavesAllOrNothing() {
        cutEverywhere(
                FEW,
                store -> {
                    plain.addContacts(SampleContact.pending(1, FEW, START));
                    store.saveContacts(plain.contacts(CAMPAIGN, 0, FEW).stream()
                            .map(contact -> contact.next(live()))
                            .toList());
                },
                store -> store.liveContacts(CAMPAIGN));
    }

    @Test
    void connectionCutAnywhereInAClaimLeavesAllOrNothing() {
        cutEverywhere(
                FEW,
                store -> {
                    plain.addContacts(SampleContact.pending(1, FEW, START));
                    store.claimToCall(CAMPAIGN, SampleContact.PLACE, FEW, LEASE);
                },
                store -> store.contacts(CAMPAIGN, 0, FEW).stream()
                        .filter(contact -> contact.version() > 1)
                        .count());
    }

    @Test
    void connectionCutAnywhereInASuppressionLeavesAllOrNothing() {
        List<Suppression> lists = List.of(
                new Suppression("a", "+1", null, START),
                new Suppression("a", "+2", null, START),
                new Suppression(Suppression.EVERYBODY, "+3", null, START));
        cutEverywhere(
                FEW,
                store -> store.suppress(lists),
                store -> store.suppressed("a", List.of("+1", "+2", "+3")).size());
    }

    /**
     * Does something to some rows again and again, each time with a cut at a later JDBC call, until none comes any more. Of the
     * later ones, mostly values of rows, some are left out.
     */
    private void cutEverywhere(int rows, Consumer<CampaignStore> change, ToLongFunction<CampaignStore> changed) {
        for (boolean afterwards : List.of(false, true)) {
            CutDataSource cut = new CutDataSource(dataSource);
            JdbcStore store = JdbcStore.builder(cut.dataSource()).clock(clock).build();
            boolean failed = true;
            for (int call = 1; failed; call += 1 + call / 10) {
                reset();
                cut.cutAt(call, afterwards);
                boolean done = runs(() -> change.accept(store));
                failed = cut.hasFailed();
                assertThat(changed.applyAsLong(plain))
                        .as("cut at JDBC call %d", call)
                        .isIn(done ? List.of((long) rows) : List.of(0L, (long) rows));
            }
        }
    }

    private void reset() {
        plain.deleteCampaign(CAMPAIGN);
        for (String owner : List.of("a", Suppression.EVERYBODY)) {
            plain.suppressions(owner, null, FEW).forEach(suppression -> plain.unsuppress(owner, suppression.number()));
        }
    }

    private static boolean runs(Runnable change) {
        try {
            change.run();
            return true;
        } catch (CallTrackingException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.STORE_ERROR);
            return false;
        }
    }

    @Test
    void claimHoldsUpNobody() throws Exception {
        assumeTrue(locksOnlyWhatIsClaimed(), "NOT TESTED: this database locks all that it looks at");
        plain.addContacts(SampleContact.pending(1, 5, START));
        Dialect dialect = Dialect.of(dataSource);
        Database database = new Database(dataSource, dialect, Prefix.DEFAULT);
        new OwnTransactions(dataSource, dialect).several(connection -> {
            ContactClaims slow = new ContactClaims(database.joining(connection), clock);
            List<Contact> held = slow.toCall(CAMPAIGN, SampleContact.PLACE, 2, LEASE);
            assertThat(numbers(held)).containsExactly(1L, 2L);

            plain.addContacts(SampleContact.pending(6, 6, START.minusSeconds(1)));
            assertThat(plain.saveContacts(
                            List.of(SampleContact.pending(5, START).next(live()))))
                    .containsExactly(5L);
            assertThat(numbers(plain.claimToCall(CAMPAIGN, SampleContact.PLACE, 10, LEASE)))
                    .containsExactly(6L, 3L, 4L);
            return held;
        });
        assertThat(plain.claimToCall(CAMPAIGN, SampleContact.PLACE, 10, LEASE)).isEmpty();
    }

    @Test
    void failureSaysWhatWasAttemptedAndQuotesNothing() {
        Contact contact = SampleContact.pending(1, START);
        plain.addContacts(List.of(contact));
        Contact other = SampleContact.pending(2, START);

        CallTrackingException inUse =
                failure(() -> plain.addContacts(List.of(new Contact(CAMPAIGN, 1, 1, other.lead(), other.state()))));
        CallTrackingException tooLong =
                failure(() -> plain.suppress(List.of(new Suppression("secret".repeat(60), "+1415", null, START))));

        assertThat(inUse)
                .hasMessageContaining("add 1 contacts to campaign " + CAMPAIGN)
                .hasMessageContaining("number")
                .hasMessageNotContaining(other.lead().phone());
        assertThat(tooLong).hasMessageContaining("22001").hasMessageNotContaining("secret");
    }

    @Test
    void nothingIsLeftOpen() {
        CutDataSource cut = new CutDataSource(dataSource);
        JdbcStore store = JdbcStore.builder(cut.dataSource()).clock(clock).build();
        store.addContacts(SampleContact.pending(1, MANY, START));
        store.addContacts(SampleContact.pending(1, MANY, START));
        store.claimToCall(CAMPAIGN, SampleContact.PLACE, 10, LEASE);
        store.saveContacts(SampleContact.pending(1, MANY, START));
        store.skipContacts(CAMPAIGN, null, SkipReason.STOPPED, 10);
        store.contactCounts(CAMPAIGN);
        store.pendingPlaces(CAMPAIGN);
        store.tryBegin("bolna", LEASE);
        store.tryBegin("bolna", LEASE);
        store.callSums(CAMPAIGN);
        store.deleteCampaign(CAMPAIGN);
        assertThat(cut.open()).isZero();
    }

    private static CallTrackingException failure(Runnable change) {
        return catchThrowableOfType(CallTrackingException.class, change::run);
    }

    private static ContactState live() {
        return new ContactState(ContactStatus.LIVE, 1, 1, START, null, null, null, START);
    }

    private static List<Long> numbers(List<Contact> contacts) {
        return contacts.stream().map(Contact::number).toList();
    }
}
