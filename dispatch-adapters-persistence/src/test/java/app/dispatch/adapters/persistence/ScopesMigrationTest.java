package app.dispatch.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.delivery.JdbiWebhookStore;
import app.dispatch.adapters.persistence.token.JdbiTokenStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.token.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens that were made before tokens had scopes. */
class ScopesMigrationTest {
    private static final UserId ADA = new UserId("usr_ada");

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @ParameterizedTest
    @EnumSource
    void they_keep_all_that_they_had_and_have_made_nothing_that_is_known(OldDatabase old) throws Exception {
        try (Database database = old.open(databases.folder(), "11", ScopesMigrationTest::fill)) {
            assertThat(new JdbiTokenStore(database).byHash("hash").map(Token::scopes))
                    .contains(EnumSet.complementOf(EnumSet.of(Scope.ADMIN)));
            assertThat(new JdbiWebhookStore(database).madeByTokens(ADA)).isEmpty();
        }
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate("insert into app_user (id, email, email_key, name, password_hash, created_at)"
                    + " values ('usr_ada', 'ada@example.com', 'ada@example.com', 'Ada', 'hash', 0)");
            insert.executeUpdate("insert into api_token (id, owner, name, prefix, hash, created_at)"
                    + " values ('tok_1', 'usr_ada', 'CI', 'dsp_live_abcd', 'hash', 0)");
        }
    }
}
