package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.calltracking.store.Block;
import io.calltracking.store.BlockPage;
import io.calltracking.store.KnownBlock;
import io.calltracking.store.PageRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Sums over blocks of time. A block is one document. Its pages are documents of their own, written first and under the name of
 * their seal; then the block takes that seal, if it has the same epoch still. What somebody wrote who lost is never read, and
 * goes with the next seal.
 */
final class Rollups {
    private static final int MOST = 1000;

    private final CallDatabase database;

    Rollups(CallDatabase database) {
        this.database = database;
    }

    /** One after the other, the smallest first. */
    long open(Block block) {
        return MongoFailure.reported("open block " + block, () -> {
            List<Long> epochs = block.andLarger().stream().map(this::openOne).toList();
            return epochs.get(0);
        });
    }

    private long openOne(Block block) {
        Bson opened = Updates.combine(
                Updates.inc(RollupDocument.EPOCH, 1L),
                Updates.unset(RollupDocument.TOTAL),
                Updates.unset(RollupDocument.SEAL),
                Updates.set(RollupDocument.OPEN, RollupDocument.minutes(block)),
                Updates.set(RollupDocument.END, Values.date(block.end())));
        FindOneAndUpdateOptions options = new FindOneAndUpdateOptions()
                .upsert(true)
                .returnDocument(ReturnDocument.AFTER)
                .projection(Projections.include(RollupDocument.EPOCH));
        while (true) {
            try {
                BsonDocument after = database.rollups().findOneAndUpdate(eq(RollupDocument.id(block)), opened, options);
                return new Fields(Objects.requireNonNull(after, "after")).number(RollupDocument.EPOCH);
            } catch (MongoCommandException e) {
                if (!MongoFailure.isDuplicate(e)) {
                    throw e;
                }
                // somebody else added it
            }
        }
    }

    boolean seal(Block block, long epoch, Collection<BlockPage> pages) {
        BsonBinary seal = Values.id(UUID.randomUUID());
        List<BsonDocument> others = pages.stream()
                .filter(page -> page.number() != BlockPage.TOTAL)
                .map(page -> RollupDocument.page(block, epoch, seal, page))
                .toList();
        BsonValue total = pages.stream()
                .filter(page -> page.number() == BlockPage.TOTAL)
                .map(page -> new BsonBinary(page.content()))
                .findFirst()
                .orElseThrow();
        return MongoFailure.reported("seal block " + block, () -> {
            if (!others.isEmpty()) {
                database.rollupPages().insertMany(others);
            }
            return seal(block, epoch, seal, total);
        });
    }

    /** Only pages of earlier epochs may go: by the time that somebody slow comes to it, another one may have sealed anew. */
    private boolean seal(Block block, long epoch, BsonValue seal, BsonValue total) {
        BsonDocument id = RollupDocument.id(block);
        Bson stillOpen = and(eq(id), eq(RollupDocument.EPOCH, new BsonInt64(epoch)), exists(RollupDocument.OPEN));
        Bson sealed = Updates.combine(
                Updates.set(RollupDocument.SEAL, seal),
                Updates.set(RollupDocument.TOTAL, total),
                Updates.unset(RollupDocument.OPEN));
        boolean done = database.rollups().updateOne(stillOpen, sealed).getMatchedCount() == 1;
        if (done) {
            database.rollupPages().deleteMany(and(eq(RollupDocument.BLOCK, id), lt(RollupDocument.EPOCH, epoch)));
        }
        return done;
    }

    List<KnownBlock> known(Collection<Block> blocks, Collection<PageRange> pages) {
        return MongoFailure.reported("read sums", () -> {
            List<KnownBlock> known = new ArrayList<>();
            for (List<BsonDocument> ids : portions(blocks)) {
                known.addAll(known(ids, pages));
            }
            return known;
        });
    }

    Map<Block, Long> sealed(Collection<Block> blocks) {
        return MongoFailure.reported("look which blocks are sealed", () -> {
            Map<Block, Long> sealed = new HashMap<>();
            for (List<BsonDocument> ids : portions(blocks)) {
                database.rollups()
                        .find(and(in("_id", ids), exists(RollupDocument.SEAL)))
                        .projection(Projections.include(RollupDocument.EPOCH))
                        .map(block -> RollupDocument.known(block, List.of()))
                        .forEach(block -> sealed.put(block.block(), block.epoch()));
            }
            return sealed;
        });
    }

    /** The ids of so many blocks at a time as are asked for in one command. */
    private static List<List<BsonDocument>> portions(Collection<Block> blocks) {
        List<BsonDocument> ids = blocks.stream().map(RollupDocument::id).toList();
        List<List<BsonDocument>> portions = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += MOST) {
            portions.add(ids.subList(i, Math.min(ids.size(), i + MOST)));
        }
        return portions;
    }

    /** Pages are taken away only after their block has another seal, so those of a seal that is there before and after are whole. */
    private List<KnownBlock> known(List<BsonDocument> ids, Collection<PageRange> pages) {
        List<BsonDocument> blocks = database.rollups().find(in("_id", ids)).into(new ArrayList<>());
        if (pages.isEmpty()) {
            return blocks.stream()
                    .map(block -> RollupDocument.known(block, List.of()))
                    .toList();
        }
        List<BsonDocument> found = database.rollupPages()
                .find(and(in(RollupDocument.BLOCK, ids), RollupDocument.isAmong(pages)))
                .into(new ArrayList<>());
        List<BsonValue> seals = database.rollups()
                .find(in("_id", ids))
                .projection(Projections.include(RollupDocument.SEAL))
                .map(block -> block.get(RollupDocument.SEAL, RollupDocument.NONE))
                .into(new ArrayList<>());
        return RollupDocument.known(blocks, found, seals);
    }

    List<KnownBlock> open(Instant ended, int max) {
        return MongoFailure.reported(
                "look for open blocks",
                () -> database.rollups()
                        .find(and(gt(RollupDocument.OPEN, 0), lte(RollupDocument.END, Values.date(ended))))
                        .sort(Sorts.ascending(RollupDocument.OPEN, "_id"))
                        .limit(max)
                        .map(block -> RollupDocument.known(block, List.of()))
                        .into(new ArrayList<>()));
    }
}
