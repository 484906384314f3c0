package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import io.calltracking.store.Block;
import io.calltracking.store.BlockPage;
import io.calltracking.store.BlockSize;
import io.calltracking.store.KnownBlock;
import io.calltracking.store.PageRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** The documents of blocks and pages. */
final class RollupDocument {
    static final String EPOCH = "epoch";

    /** The minutes of an open block. */
    static final String OPEN = "open";

    static final String END = "end";
    static final String TOTAL = "total";

    /** In a sealed block and in each of its pages. */
    static final String SEAL = "seal";

    /** The block of a page. */
    static final String BLOCK = "block";

    static final String PAGE = "page";

    /** The seal of an open block. */
    static final BsonValue NONE = BsonNull.VALUE;

    private static final String CONTENT = "content";

    private RollupDocument() {}

    static BsonDocument id(Block block) {
        return new BsonDocument("minutes", minutes(block)).append("no", new BsonInt64(block.number()));
    }

    static BsonInt32 minutes(Block block) {
        return new BsonInt32(Math.toIntExact(block.size().length().toMinutes()));
    }

    private static Block block(BsonDocument id) {
        Duration length = Duration.ofMinutes(new Fields(id).number("minutes"));
        BlockSize size = Stream.of(BlockSize.values())
                .filter(candidate -> candidate.length().equals(length))
                .findFirst()
                .orElseThrow();
        return new Block(size, new Fields(id).number("no"));
    }

    static BsonDocument page(Block block, long epoch, BsonBinary seal, BlockPage page) {
        return new BsonDocument(BLOCK, id(block))
                .append(PAGE, new BsonInt32(page.number()))
                .append(EPOCH, new BsonInt64(epoch))
                .append(SEAL, seal)
                .append(CONTENT, new BsonBinary(page.content()));
    }

    /** A block with its pages. */
    static KnownBlock known(BsonDocument block, List<BlockPage> pages) {
        List<BlockPage> all = new ArrayList<>();
        if (block.containsKey(TOTAL)) {
            all.add(BlockPage.of(BlockPage.TOTAL, block.getBinary(TOTAL).getData()));
            all.addAll(pages);
        }
        return new KnownBlock(block(block.getDocument("_id")), new Fields(block).number(EPOCH), all);
    }

    /**
     * The blocks with their pages. One that got another seal meanwhile counts as open.
     *
     * @param blocks as they were before the pages were read
     * @param pages of any seal
     * @param seals those the blocks have after that
     */
    static List<KnownBlock> known(List<BsonDocument> blocks, List<BsonDocument> pages, List<BsonValue> seals) {
        Map<BsonValue, List<BlockPage>> bySeal = new HashMap<>();
        for (BsonDocument page : pages) {
            bySeal.computeIfAbsent(page.get(SEAL), none -> new ArrayList<>())
                    .add(BlockPage.of(
                            page.getInt32(PAGE).getValue(),
                            page.getBinary(CONTENT).getData()));
        }
        Set<BsonValue> still = new HashSet<>(seals);
        List<KnownBlock> known = new ArrayList<>();
        for (BsonDocument block : blocks) {
            BsonValue seal = block.get(SEAL, NONE);
            known.add(
                    still.contains(seal)
                            ? known(block, bySeal.getOrDefault(seal, List.of()))
                            : KnownBlock.open(block(block.getDocument("_id")), new Fields(block).number(EPOCH)));
        }
        return known;
    }

    static Bson isAmong(Collection<PageRange> pages) {
        return or(pages.stream()
                .map(range -> and(gte(PAGE, range.first()), lte(PAGE, range.last())))
                .toList());
    }
}
