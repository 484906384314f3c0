package io.calltracking.lifecycle;

import java.util.EnumMap;
import java.util.Map;

/**
 * From which news each fact of a call was taken, as the text that a call carries. With it, facts merge to the same result
 * in whatever order the news arrives, and however often.
 */
final class FactOrders {
    private FactOrders() {}

    static Map<Fact, NewsOrder> parse(String text) {
        Map<Fact, NewsOrder> orders = new EnumMap<>(Fact.class);
        for (String entry : text.split(" ", -1)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                orders.put(Fact.valueOf(entry.substring(0, equals)), NewsOrder.parse(entry.substring(equals + 1)));
            }
        }
        return orders;
    }

    /** The text of an enum map, so equal orders have equal texts. */
    static String text(Map<Fact, NewsOrder> orders) {
        StringBuilder text = new StringBuilder();
        orders.forEach((fact, order) ->
                text.append(text.isEmpty() ? "" : " ").append(fact).append('=').append(order));
        return text.toString();
    }
}
