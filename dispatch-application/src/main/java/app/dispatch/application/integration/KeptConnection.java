package app.dispatch.application.integration;

import app.dispatch.application.json.Json;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the vault holds of a tool's connection: what was entered, and apart from it what renewals gave since, so that nobody
 * is shown what they have not entered, and what is entered anew replaces both.
 *
 * @param entered by the keys of the tool's fields
 * @param renewed what stands in for the entered, or comes to it, such as a fresh access token
 */
record KeptConnection(Fields entered, Fields renewed) {
    /** No field of a tool is called this. */
    private static final String RENEWED = "$renewed";

    /** One that was never renewed. */
    static KeptConnection of(Fields entered) {
        return new KeptConnection(entered, Fields.empty());
    }

    /** That of an entry of the vault. */
    static KeptConnection in(VaultEntry entry, Vault vault) {
        Fields all = (Fields) Json.readBack(entry.open(vault));
        Map<String, Value> entered = new LinkedHashMap<>(all.values());
        entered.remove(RENEWED);
        return new KeptConnection(new Fields(entered), all.fields(RENEWED));
    }

    /** What {@link #in} reads. */
    String text() {
        return Json.write(renewed.isEmpty() ? entered : entered.with(RENEWED, renewed));
    }

    /** What calls are made with. */
    Fields all() {
        Map<String, Value> all = new LinkedHashMap<>(entered.values());
        all.putAll(renewed.values());
        return new Fields(all);
    }

    /** The same connection after a renewal that gave {@code whole}. */
    KeptConnection renewedTo(Fields whole) {
        Map<String, Value> news = new LinkedHashMap<>(whole.values());
        news.entrySet()
                .removeIf(member -> member.getValue().equals(entered.values().get(member.getKey())));
        return new KeptConnection(entered, new Fields(news));
    }

    @Override
    public String toString() {
        return "KeptConnection[" + all().values().keySet() + "]";
    }
}
