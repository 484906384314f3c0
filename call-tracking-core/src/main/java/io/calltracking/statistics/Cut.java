package io.calltracking.statistics;

import io.calltracking.CallField;
import io.calltracking.store.BlockPage;
import io.calltracking.store.KnownBlock;
import io.calltracking.store.PageRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the sums that are kept answer a query: those over all calls, those of one word, or those of each word of a
 * dimension.
 *
 * @param dimension null for the sums over all calls
 * @param oneWord whether only that of one word
 * @param word which; null for calls that have none
 */
record Cut(
        @Nullable Dimension dimension,
        boolean oneWord,
        @Nullable String word) {
    private static final Cut TOTAL = new Cut(null, false, null);

    /** Empty when no sums are kept that would answer it: for two conditions, say. */
    static Optional<Cut> of(StatisticsQuery query) {
        List<Optional<Cut>> conditions = conditions(query);
        Dimension groups = query.grouping() == null ? null : Dimension.of(query.grouping());
        if (conditions.isEmpty()) {
            return Optional.of(groups == null ? TOTAL : new Cut(groups, false, null));
        }
        return conditions.size() > 1
                ? Optional.empty()
                : conditions.get(0).filter(cut -> groups == null || groups == cut.dimension);
    }

    /** One for each; empty where no sums are kept. */
    private static List<Optional<Cut>> conditions(StatisticsQuery query) {
        List<Optional<Cut>> conditions = new ArrayList<>();
        for (Map.Entry<CallField, String> word : query.filter().words().entrySet()) {
            conditions.add(Optional.ofNullable(Dimension.of(word.getKey()))
                    .map(dimension -> new Cut(dimension, true, word.getValue())));
        }
        if (query.provider() != null) {
            conditions.add(Optional.of(new Cut(Dimension.PROVIDER, true, query.provider())));
        }
        query.filter()
                .statuses()
                .forEach(status -> conditions.add(Optional.of(new Cut(Dimension.STATUS, true, status.name()))));
        if (query.filter().minTalk() != null || query.filter().withDeleted()) {
            conditions.add(Optional.empty());
        }
        return conditions;
    }

    /** The pages they are on. */
    List<PageRange> pages() {
        if (dimension == null) {
            return List.of();
        }
        return oneWord ? PageLayout.of(dimension, word) : PageLayout.of(dimension);
    }

    /** Those that a block has. */
    List<Cell> cells(KnownBlock block) {
        return block.pages().stream()
                .filter(page -> (page.number() == BlockPage.TOTAL) == (dimension == null))
                .flatMap(page -> Cells.read(page, this::has).stream())
                .toList();
    }

    private boolean has(Dimension of, @Nullable String its) {
        return of == dimension && (!oneWord || Objects.equals(its, word));
    }
}
