package io.calltracking.lifecycle;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which news each fact of a call was taken. With it, facts merge to the same result in whatever order the news
 * arrives, and however often.
 */
public final class FactOrders {
    /** No fact taken yet. */
    public static final FactOrders NONE = new FactOrders(Map.of());

    private final Map<Fact, NewsOrder> orders;

    private FactOrders(Map<Fact, NewsOrder> orders) {
        this.orders = Collections.unmodifiableMap(orders.isEmpty() ? new EnumMap<>(Fact.class) : new EnumMap<>(orders));
    }

    /** The orders by fact. */
    static FactOrders of(Map<Fact, NewsOrder> orders) {
        return new FactOrders(orders);
    }

    /** The order of the news the fact was taken from; null when it is not known yet. */
    @Nullable
    NewsOrder of(Fact fact) {
        return orders.get(fact);
    }

    Map<Fact, NewsOrder> asMap() {
        return orders;
    }

    /** Reads what {@link #toText()} writes. */
    public static FactOrders parse(String text) {
        Map<Fact, NewsOrder> orders = new EnumMap<>(Fact.class);
        for (String entry : text.split(" ", -1)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                orders.put(Fact.valueOf(entry.substring(0, equals)), NewsOrder.parse(entry.substring(equals + 1)));
            }
        }
        return new FactOrders(orders);
    }

    /** One short line of text, for stores. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        orders.forEach((fact, order) ->
                text.append(text.isEmpty() ? "" : " ").append(fact).append('=').append(order));
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FactOrders that && orders.equals(that.orders);
    }

    @Override
    public int hashCode() {
        return orders.hashCode();
    }

    @Override
    public String toString() {
        return "FactOrders[" + toText() + "]";
    }
}
