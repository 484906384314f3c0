package io.calltracking.client.bolna;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Json;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * A batch to be created, see <a href="https://www.bolna.ai/docs/api-reference/batches/create">POST /batches</a>. Checked when
 * built, immutable.
 */
public final class BolnaBatchRequest {
    static final String OPERATION = "create batch";

    private static final MediaType CSV = MediaType.get("text/csv; charset=utf-8");

    private final String agentId;
    private final RecipientsCsv recipients;
    private final String fileName;
    private final List<String> fromPhoneNumbers;
    private final @Nullable BolnaRetryConfig retryConfig;
    private final @Nullable URI webhookUrl;

    private BolnaBatchRequest(Builder from) {
        this.agentId = Bolna.required(OPERATION, "agentId", from.agentId);
        this.recipients = from.recipients;
        this.fileName = Bolna.required(OPERATION, "fileName", from.fileName);
        this.fromPhoneNumbers = from.fromPhoneNumbers;
        fromPhoneNumbers.forEach(number -> Bolna.phoneNumber(OPERATION, "fromPhoneNumbers", number));
        this.retryConfig = from.retryConfig;
        this.webhookUrl = from.webhookUrl == null ? null : Bolna.webUrl(OPERATION, "webhookUrl", from.webhookUrl);
    }

    /**
     * Starts a request. The file is read at once and checked line by line.
     *
     * @param agentId the agent that speaks
     * @param csv UTF-8, with a header; column {@code contact_number} holds E.164 numbers, the others become variables of the
     *     prompt. Read to its end, not closed
     * @return a request to be completed
     * @throws InvalidFieldException naming the first line that cannot be used
     */
    public static Builder builder(String agentId, InputStream csv) {
        return new Builder(agentId, RecipientsCsv.read(csv));
    }

    /** {@return the agent that speaks} */
    public String agentId() {
        return agentId;
    }

    /** {@return how many people are to be called} */
    public int contacts() {
        return recipients.rows();
    }

    RequestBody body() {
        MultipartBody.Builder body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("agent_id", agentId)
                .addFormDataPart("file", fileName, RequestBody.create(recipients.bytes(), CSV));
        fromPhoneNumbers.forEach(number -> body.addFormDataPart("from_phone_numbers", number));
        if (retryConfig != null) {
            body.addFormDataPart("retry_config", Json.write(retryConfig.json()));
        }
        if (webhookUrl != null) {
            body.addFormDataPart("webhook_url", webhookUrl.toString());
        }
        return body.build();
    }

    /** {@return agent and number of contacts} */
    @Override
    public String toString() {
        return "BolnaBatchRequest[agentId=" + agentId + ", contacts=" + contacts() + "]";
    }

    /** A batch request to be completed. Not thread-safe. */
    public static final class Builder {
        private final String agentId;
        private final RecipientsCsv recipients;
        private String fileName = "recipients.csv";
        private List<String> fromPhoneNumbers = List.of();
        private @Nullable BolnaRetryConfig retryConfig;
        private @Nullable URI webhookUrl;

        private Builder(String agentId, RecipientsCsv recipients) {
            this.agentId = agentId;
            this.recipients = recipients;
        }

        /**
         * Names the file.
         *
         * @param value default recipients.csv
         * @return this builder
         */
        public Builder fileName(String value) {
            this.fileName = Objects.requireNonNull(value, "fileName");
            return this;
        }

        /**
         * Calls from numbers of the account.
         *
         * @param values E.164
         * @return this builder
         */
        public Builder fromPhoneNumbers(String... values) {
            this.fromPhoneNumbers = List.of(values);
            return this;
        }

        /**
         * Lets Bolna dial again who did not answer.
         *
         * @param value when and how often
         * @return this builder
         */
        public Builder retryConfig(BolnaRetryConfig value) {
            this.retryConfig = Objects.requireNonNull(value, "retryConfig");
            return this;
        }

        /**
         * Sends news of the batch somewhere. Bolna ignores an address it does not like without a word.
         *
         * @param value http or https
         * @return this builder
         */
        public Builder webhookUrl(URI value) {
            this.webhookUrl = Objects.requireNonNull(value, "webhookUrl");
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the request
         * @throws InvalidFieldException naming the field at fault
         */
        public BolnaBatchRequest build() {
            return new BolnaBatchRequest(this);
        }
    }
}
