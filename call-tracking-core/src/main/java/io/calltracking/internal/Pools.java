package io.calltracking.internal;

import io.calltracking.CallSpec;
import io.calltracking.Pool;
import java.util.ArrayList;
import java.util.List;

/** The pools that calls belong to. */
final class Pools {
    private Pools() {}

    /** The widest first: when that is full, nobody has to be looked at any more. */
    static List<Pool> of(CallSpec spec, String account) {
        List<Pool> pools = new ArrayList<>(List.of(Pool.account(account), Pool.owner(spec.owner())));
        if (spec.campaign() != null) {
            pools.add(Pool.campaign(spec.campaign()));
        }
        return pools;
    }
}
