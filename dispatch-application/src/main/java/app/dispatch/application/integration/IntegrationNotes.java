package app.dispatch.application.integration;

import app.dispatch.application.json.IntegrationJson;
import app.dispatch.application.json.Json;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.domain.tool.ConnectionTest;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/** What is kept in clear beside a connection: how it went to try it, and whether the tool gives no access by it any more. */
final class IntegrationNotes {
    private static final String LAST_TEST = "lastTest";
    private static final String EXPIRED = "expired";

    private IntegrationNotes() {}

    /** The notes on one that was tried last with this result, or not at all. */
    static String of(Optional<ConnectionTest> test) {
        return Json.write(test.map(result -> Fields.of(LAST_TEST, IntegrationJson.write(result)))
                .orElse(Fields.empty()));
    }

    /** The notes on one that has to be made anew. */
    static String expired(ConnectionTest dead) {
        return Json.write(Fields.of(LAST_TEST, IntegrationJson.write(dead)).with(EXPIRED, Value.of(true)));
    }

    private static Fields notes(VaultEntry entry) {
        return (Fields) Json.readBack(entry.notes());
    }

    static Optional<ConnectionTest> lastTest(VaultEntry entry) {
        Fields lastTest = notes(entry).fields(LAST_TEST);
        return lastTest.isEmpty() ? Optional.empty() : Optional.of(IntegrationJson.readTest(lastTest));
    }

    static boolean isExpired(VaultEntry entry) {
        return notes(entry).get(EXPIRED).isPresent();
    }
}
