package app.dispatch.application.integration;

import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Consent;
import app.dispatch.application.tool.Consents;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the vault holds of a tool's connection: what was entered, and apart from it what renewals gave since, so that nobody
 * is shown what they have not entered, and what is entered anew replaces both.
 *
 * @param entered by the keys of the tool's fields
 * @param renewed what stands in for the entered, or comes to it, such as a fresh access token
 * @param app the id of the operator's app to which access was given on the vendor's page; empty for none
 * @param client that app's part of the connection, which is the operator's and never kept with a user's
 */
record KeptConnection(Fields entered, Fields renewed, String app, Fields client) {
    /** No field of a tool is called so. */
    private static final String RENEWED = "$renewed";

    private static final String APP = "$app";

    /** One that was never renewed. */
    static KeptConnection of(Fields entered) {
        return new KeptConnection(entered, Fields.empty(), "", Fields.empty());
    }

    /** One that the vendor gave for a user's consent, of which some is what the tool's fields hold. */
    static KeptConnection granted(Fields entered, Fields beside, Consent consent) {
        Fields client = consent.client();
        return new KeptConnection(entered, beside, client.text("clientId").orElse(""), client);
    }

    /** That of an entry of the vault. */
    static KeptConnection in(VaultEntry entry, Vault vault, Consents consents) {
        Fields all = (Fields) Json.readBack(entry.open(vault));
        Map<String, Value> entered = new LinkedHashMap<>(all.values());
        entered.remove(RENEWED);
        entered.remove(APP);
        String app = all.text(APP).orElse("");
        Fields client = app.isEmpty() ? Fields.empty() : client(app, consents.of(entry.name()));
        return new KeptConnection(new Fields(entered), all.fields(RENEWED), app, client);
    }

    /** The vendor gives nothing to another app than the one that was given access. */
    private static Fields client(String app, Optional<Consent> consent) {
        return consent.map(Consent::client)
                .filter(client -> client.text("clientId").equals(Optional.of(app)))
                .orElse(Fields.empty());
    }

    /** What {@link #in} reads. */
    String text() {
        Fields text = renewed.isEmpty() ? entered : entered.with(RENEWED, renewed);
        return Json.write(app.isEmpty() ? text : text.with(APP, Value.of(app)));
    }

    /** What calls are made with. */
    Fields all() {
        Map<String, Value> all = new LinkedHashMap<>(entered.values());
        all.putAll(renewed.values());
        all.putAll(client.values());
        return new Fields(all);
    }

    /** The same connection after a renewal that gave {@code whole}. */
    KeptConnection renewedTo(Fields whole) {
        Map<String, Value> news = new LinkedHashMap<>(whole.values());
        news.keySet().removeAll(client.values().keySet());
        news.entrySet()
                .removeIf(member -> member.getValue().equals(entered.values().get(member.getKey())));
        return new KeptConnection(entered, new Fields(news), app, client);
    }

    @Override
    public String toString() {
        return "KeptConnection[" + all().values().keySet() + "]";
    }
}
