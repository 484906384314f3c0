package io.calltracking.internal;

import io.calltracking.CallSpec;
import io.calltracking.Pool;
import java.util.ArrayList;
import java.util.List;

/** The pools that calls belong to. */
final class Pools {
    private Pools() {}

    /** The narrowest first, so that who asks for a place hears of the limit that concerns fewest others. */
    static List<Pool> of(CallSpec spec, String account) {
        List<Pool> pools = new ArrayList<>();
        if (spec.campaign() != null) {
            pools.add(Pool.campaign(spec.campaign()));
        }
        pools.add(Pool.owner(spec.owner()));
        pools.add(Pool.account(account));
        return pools;
    }
}
