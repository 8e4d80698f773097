package app.dispatch.adapters.persistence.vault;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.Postgres;
import app.dispatch.application.integration.RenewalsContract;
import app.dispatch.application.vault.VaultStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Two servers, each with its own connections to one PostgreSQL. */
class PostgresRenewalsTest implements RenewalsContract {
    private final List<Database> open = new ArrayList<>();

    @Override
    public List<VaultStore> stores() {
        String url = Postgres.freshUrl();
        return List.of(store(url), store(url));
    }

    private VaultStore store(String url) {
        Database database = Database.at(url);
        open.add(database);
        return new JdbiVaultStore(database);
    }

    @AfterEach
    void close() {
        open.forEach(Database::close);
    }
}
