package io.calltracking.mongo;

import static io.calltracking.mongo.Field.number;
import static io.calltracking.mongo.Field.text;
import static io.calltracking.mongo.Field.time;
import static io.calltracking.mongo.Field.word;

import io.calltracking.JsonText;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTimes;
import java.util.List;

/** The fields of a campaign document. */
final class CampaignDocument {
    static final List<Field<Campaign>> ALL = List.of(
            text("_id", Campaign::id),
            number("version", Campaign::version),
            text("owner", Campaign::owner),
            text("name", Campaign::name),
            word("status", Campaign::status),
            text("reason", Campaign::reason),
            text("rules", campaign -> JsonText.write(campaign.rules().toMap())),
            time("created_at", campaign -> campaign.times().created()),
            time("started_at", campaign -> campaign.times().started()),
            time("ended_at", campaign -> campaign.times().ended()),
            time("updated_at", campaign -> campaign.times().updated()));

    /** What a change writes. */
    static final List<Field<Campaign>> ALL_BUT_ID = ALL.subList(1, ALL.size());

    private CampaignDocument() {}

    static Campaign read(Fields fields) {
        return new Campaign(
                fields.text("_id"),
                fields.number("version"),
                fields.text("owner"),
                fields.text("name"),
                fields.word(CampaignStatus.class, "status"),
                fields.textOrNull("reason"),
                CampaignRules.of(JsonText.read(fields.text("rules"))),
                new CampaignTimes(
                        fields.time("created_at"),
                        fields.timeOrNull("started_at"),
                        fields.timeOrNull("ended_at"),
                        fields.time("updated_at")));
    }
}
