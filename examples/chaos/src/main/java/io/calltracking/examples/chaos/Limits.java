package io.calltracking.examples.chaos;

import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.provider.bolna.BolnaProvider;
import java.util.List;
import java.util.Map;

/** The pools of a round with slots: an account that is too small, owners that may not have it all, one with kept places. */
final class Limits {
    /** The owner with guaranteed places. */
    static final String VIP = "vip";

    static final Pool ACCOUNT = Pool.account(BolnaProvider.NAME);

    private static final int OF_EACH_OWNER = 2;
    private static final int OF_VIP = 3;

    private Limits() {}

    /** Those in force before anybody changes any. */
    static List<PoolLimit> atFirst() {
        return List.of(
                PoolLimit.of(Pool.everyOwner(), OF_EACH_OWNER),
                PoolLimit.of(Pool.owner(VIP), OF_VIP),
                CapPlan.USUAL.limit());
    }

    /** How many calls of an owner may be live; never changes. */
    static int capOf(String owner) {
        return owner.equals(VIP) ? OF_VIP : OF_EACH_OWNER;
    }

    static PoolLimit account(int cap, int guaranteed) {
        return new PoolLimit(ACCOUNT, cap, guaranteed == 0 ? Map.of() : Map.of(VIP, guaranteed));
    }

    /** The places of the account that are kept for {@link #VIP}. */
    static int guaranteed(PoolLimit account) {
        return account.guaranteed().getOrDefault(VIP, 0);
    }
}
