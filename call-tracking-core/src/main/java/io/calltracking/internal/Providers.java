package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallTrackingException;
import io.calltracking.provider.CallProvider;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The providers of a tracker by name. Immutable. */
public final class Providers {
    private final Map<String, CallProvider> byName = new LinkedHashMap<>();

    /** Refuses two of one name, and none at all. */
    public Providers(Collection<CallProvider> providers) {
        for (CallProvider provider : providers) {
            if (byName.put(provider.name(), provider) != null) {
                throw CallTrackingException.invalid("provider", "two providers are named '" + provider.name() + "'");
            }
        }
        if (byName.isEmpty()) {
            throw CallTrackingException.invalid("provider", "a tracker needs at least one provider");
        }
    }

    Optional<CallProvider> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The account a call goes through; the provider's name when this instance does not have that provider. */
    String account(Call call) {
        return find(call.provider())
                .map(provider -> provider.account(call.owner()))
                .orElse(call.provider());
    }

    /** The provider that is named, or the first one; empty when the named one is not set up in this instance. */
    public Optional<CallProvider> chosen(@Nullable String name) {
        return name == null ? byName.values().stream().findFirst() : find(name);
    }

    /** The provider a request names, or the first one. */
    public CallProvider choose(@Nullable String name) {
        if (name == null) {
            return byName.values().iterator().next();
        }
        return find(name)
                .orElseThrow(() -> CallTrackingException.invalid(
                        "provider", "'" + name + "' is not set up; there are " + byName.keySet()));
    }
}
