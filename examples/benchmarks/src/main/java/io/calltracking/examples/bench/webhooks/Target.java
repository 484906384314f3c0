package io.calltracking.examples.bench.webhooks;

/** Takes webhooks about calls it knows. */
interface Target extends AutoCloseable {

    /** Makes a call known; by many threads at a time. */
    void know(String providerCallId) throws Exception;

    /** Takes a webhook and returns when it is durable; by many threads at a time. */
    void take(Webhook webhook) throws Exception;

    @Override
    void close();
}
