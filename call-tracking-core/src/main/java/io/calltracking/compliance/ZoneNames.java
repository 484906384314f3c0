package io.calltracking.compliance;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Zones in one text. Areas are set off by {@code |}, further names in the same area by a comma; neither is in any zone's
 * id.
 */
final class ZoneNames {
    private ZoneNames() {}

    static String write(List<ZoneId> zones) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (ZoneId zone : zones) {
            String area = area(zone.getId());
            boolean same = !area.isEmpty() && area.equals(before);
            text.append(same ? "," : text.isEmpty() ? "" : "|")
                    .append(same ? zone.getId().substring(area.length()) : zone);
            before = area;
        }
        return text.toString();
    }

    static List<ZoneId> read(String text) {
        List<ZoneId> zones = new ArrayList<>();
        for (String part : text.split("\\|", -1)) {
            String[] names = part.split(",", -1);
            String area = area(names[0]);
            zones.add(ZoneId.of(names[0]));
            Arrays.stream(names).skip(1).map(name -> ZoneId.of(area + name)).forEach(zones::add);
        }
        return zones;
    }

    /** {@code America/} of {@code America/New_York}; nothing for an id without an area. */
    private static String area(String id) {
        return id.substring(0, id.indexOf('/') + 1);
    }
}
