package app.dispatch.adapters.persistence.account;

import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.quota.QuotaLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A user as the table has them, under the name {@code u}. */
final class UserRow {
    static final String COLUMNS =
            "u.id, u.email, u.name, u.password_hash, u.created_at, u.admin, u.locked_at, u.seen_at,"
                    + " u.quota_workflows, u.quota_workflow_text, u.quota_webhooks, u.quota_tokens";

    private UserRow() {}

    static User read(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getString("id")),
                new Email(row.getString("email")),
                row.getString("name"),
                row.getString("password_hash"),
                Columns.time(row, "created_at"),
                standing(row));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getBoolean("admin"),
                Columns.timeOrNull(row, "locked_at"),
                Columns.timeOrNull(row, "seen_at"),
                new QuotaLimits(
                        whole(row, "quota_workflows"),
                        text(row),
                        whole(row, "quota_webhooks"),
                        whole(row, "quota_tokens")));
    }

    private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Long text(ResultSet row) throws SQLException {
        long value = row.getLong("quota_workflow_text");
        return row.wasNull() ? null : value;
    }
}
