package app.dispatch.adapters.persistence.sql;

import java.util.Map;

/** What differs between the databases. */
public enum Dialect {
    /**
     * H2 in a file, for one process. Texts up to 32 MiB, more than the largest journal entry, stay in their rows: the
     * separate place that H2 has for large texts costs more than the row. The database keeps that setting.
     */
    H2(
            "varchar",
            "clob",
            "lower(rawtohex(hash('SHA-256', webhook_secret)))",
            "drop primary key",
            "drop primary key",
            "set max_length_inplace_lob 33554432",
            "select %2$s from final table (%1$s)",
            "for update"),

    /** PostgreSQL. Ids are ordered by their bytes, as everywhere else in Dispatch. */
    POSTGRESQL(
            "varchar collate \"C\"",
            "text",
            "encode(sha256(convert_to(webhook_secret, 'UTF8')), 'hex')",
            "drop constraint workflow_pkey",
            "drop constraint workflow_version_pkey",
            "",
            "%1$s returning %2$s",
            "for share");

    private final String typeOfIds;
    private final String typeOfTexts;
    private final String hashOfSecret;
    private final String dropWorkflowKey;
    private final String dropVersionKey;
    private final String beforeMigration;
    private final String updateThatReturns;
    private final String lock;

    Dialect(
            String typeOfIds,
            String typeOfTexts,
            String hashOfSecret,
            String dropWorkflowKey,
            String dropVersionKey,
            String beforeMigration,
            String updateThatReturns,
            String lock) {
        this.typeOfIds = typeOfIds;
        this.typeOfTexts = typeOfTexts;
        this.hashOfSecret = hashOfSecret;
        this.dropWorkflowKey = dropWorkflowKey;
        this.dropVersionKey = dropVersionKey;
        this.beforeMigration = beforeMigration;
        this.updateThatReturns = updateThatReturns;
        this.lock = lock;
    }

    /** What the schema's placeholders stand for. */
    public Map<String, String> schemaWords() {
        return Map.of(
                "id", typeOfIds,
                "text", typeOfTexts,
                "hash_of_secret", hashOfSecret,
                "drop_workflow_key", dropWorkflowKey,
                "drop_version_key", dropVersionKey);
    }

    /** A statement that migration begins with; empty for none. */
    public String beforeMigration() {
        return beforeMigration;
    }

    /** A query that does the update and yields columns of the changed rows as they are after it. */
    public String returning(String update, String columns) {
        return updateThatReturns.formatted(update, columns);
    }

    /** The end of a select whose rows nobody may change before this transaction ends. */
    public String lock() {
        return lock;
    }
}
