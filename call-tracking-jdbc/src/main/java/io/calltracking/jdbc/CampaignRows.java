package io.calltracking.jdbc;

import static io.calltracking.jdbc.Column.number;
import static io.calltracking.jdbc.Column.text;
import static io.calltracking.jdbc.Column.time;
import static io.calltracking.jdbc.Column.word;

import io.calltracking.JsonText;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignFilter;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTimes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads and writes campaigns, without their contacts. */
final class CampaignRows {
    private static final List<Column<Campaign>> COLUMNS = List.of(
            text("id", Campaign::id),
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

    private static final List<Column<Campaign>> ALL_BUT_ID = COLUMNS.subList(1, COLUMNS.size());

    private static final String SELECT = "select %s from ${prefix}campaign ".formatted(Column.names(COLUMNS));

    private static final String INSERT = """
            insert into ${prefix}campaign (%s)
            values (%s)
            """.formatted(Column.names(COLUMNS), Column.places(COLUMNS));

    private static final String UPDATE = """
            update ${prefix}campaign
            set %s
            where id = ? and version = ?
            """.formatted(Column.assignments(ALL_BUT_ID));

    private static final String DELETE = """
            delete from ${prefix}campaign
            where id = ?
            """;

    private final Database database;

    CampaignRows(Database database) {
        this.database = database;
    }

    boolean create(Campaign campaign) {
        return database.run(
                "create campaign " + campaign.id(),
                true,
                connection -> database.change(
                                connection, database.sql(INSERT), parameters -> parameters.columns(COLUMNS, campaign))
                        == 1,
                rule -> false);
    }

    boolean save(Campaign campaign) {
        return database.change(
                        "save campaign " + campaign.id(),
                        database.sql(UPDATE),
                        parameters -> parameters
                                .columns(ALL_BUT_ID, campaign)
                                .text(campaign.id())
                                .number(campaign.version() - 1))
                == 1;
    }

    Optional<Campaign> find(String id) {
        return database.one(
                "find campaign " + id,
                database.sql(SELECT + "where id = ?"),
                parameters -> parameters.text(id),
                CampaignRows::read);
    }

    List<Campaign> list(CampaignFilter filter) {
        return database.list(
                "list campaigns",
                database.sql(sql(filter)),
                parameters -> bind(parameters, filter),
                CampaignRows::read);
    }

    private static String sql(CampaignFilter filter) {
        return SELECT
                + "where 1 = 1"
                + (filter.owner() == null ? "" : " and owner = ?")
                + (filter.statuses().isEmpty()
                        ? ""
                        : " and status in " + Column.list(filter.statuses().size()))
                + (filter.before() == null ? "" : " and id < ?")
                + " order by id desc limit ?";
    }

    private static void bind(Parameters parameters, CampaignFilter filter) throws SQLException {
        if (filter.owner() != null) {
            parameters.text(filter.owner());
        }
        for (CampaignStatus status : filter.statuses()) {
            parameters.word(status);
        }
        if (filter.before() != null) {
            parameters.text(filter.before());
        }
        parameters.integer(filter.max());
    }

    void delete(String id) {
        database.change("delete campaign " + id, database.sql(DELETE), parameters -> parameters.text(id));
    }

    private static Campaign read(Row row) throws SQLException {
        return new Campaign(
                row.text("id"),
                row.number("version"),
                row.text("owner"),
                row.text("name"),
                row.word(CampaignStatus.class, "status"),
                row.textOrNull("reason"),
                CampaignRules.of(JsonText.read(row.text("rules"))),
                new CampaignTimes(
                        row.time("created_at"),
                        row.timeOrNull("started_at"),
                        row.timeOrNull("ended_at"),
                        row.time("updated_at")));
    }
}
