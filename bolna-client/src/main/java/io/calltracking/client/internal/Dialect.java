package io.calltracking.client.internal;

import org.jspecify.annotations.Nullable;

/** What one provider does its own way on the wire. Implementations are stateless. */
public interface Dialect {
    /**
     * Makes the {@code Authorization} header.
     *
     * @param key the secret
     * @return the header's value
     */
    String authorization(String key);

    /**
     * Reads an error body.
     *
     * @param status HTTP status
     * @param json the body if it is JSON, else null
     * @return what it says; never throws for an odd body
     */
    Complaint complaint(int status, @Nullable Object json);

    /**
     * Finds an error in the body of a success.
     *
     * @param json the body
     * @return what it says, or null if the answer is the success it claims to be
     */
    @Nullable
    Complaint hiddenComplaint(@Nullable Object json);

    /**
     * Tells other hosts of the provider, besides the address set, that recordings may lie on and that may see the key. Asked
     * for https only.
     *
     * @param host in lower case
     * @return whether it is one; by default none is
     */
    default boolean isOwnHost(String host) {
        return false;
    }
}
