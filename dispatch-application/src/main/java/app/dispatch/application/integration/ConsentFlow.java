package app.dispatch.application.integration;

import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.Consent;
import app.dispatch.application.tool.Consents;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Connects tools by users' consent on the vendors' pages. */
final class ConsentFlow {
    private final Connectors tools;
    private final Consents consents;
    private final PendingConsents pending;

    ConsentFlow(Connectors tools, Consents consents, PendingConsents pending) {
        this.tools = tools;
        this.consents = consents;
        this.pending = pending;
    }

    /** What came of a consent: a connection that is not kept yet. */
    record Granted(Connector connector, KeptConnection connection) {}

    boolean isFor(String tool) {
        return consents.of(tool).isPresent();
    }

    /** The address of the vendor's page. */
    String begin(UserId owner, String tool, String callback) {
        if (tools.connector(tool).isEmpty()) {
            throw Refusal.notFound("tool");
        }
        Consent consent = consents.of(tool).orElseThrow(() -> Refusal.of(ErrorCode.CONFLICT, consents.lacking(tool)));
        PendingConsents.Pending begun = pending.begin(owner, tool, callback);
        return consent.page(callback, begun.state(), begun.challenge());
    }

    boolean awaits(UserId owner, String state) {
        return pending.has(owner, state);
    }

    /** What the vendor gives for what came back from its page. */
    Granted end(UserId owner, String state, Optional<String> code, boolean denied) {
        PendingConsents.Pending begun = pending.take(owner, state)
                .orElseThrow(() -> refused(
                        "This link was used already, is older than ten minutes, or was made for somebody else"));
        Connector connector =
                tools.connector(begun.tool()).orElseThrow(() -> refused("There is no such tool any more"));
        String label = connector.definition().label();
        Consent consent = consents.of(begun.tool()).orElseThrow(() -> refused(consents.lacking(begun.tool())));
        if (denied) {
            throw refused("You did not give access to " + label);
        }
        String given = code.filter(text -> !text.isBlank())
                .orElseThrow(() -> refused(label + " sent you back without a code"));
        try {
            Fields granted = consent.granted(given, begun.callback(), begun.verifier());
            return new Granted(connector, parted(connector, granted, consent));
        } catch (StepFailure failed) {
            throw refused(failed.text());
        }
    }

    private static Refusal refused(String why) {
        return Refusal.of(ErrorCode.BAD_REQUEST, why);
    }

    private static KeptConnection parted(Connector connector, Fields granted, Consent consent) {
        Set<String> keys =
                connector.definition().fields().stream().map(FieldDef::key).collect(Collectors.toSet());
        Map<String, Value> entered = new LinkedHashMap<>(granted.values());
        Map<String, Value> beside = new LinkedHashMap<>(granted.values());
        entered.keySet().retainAll(keys);
        beside.keySet().removeAll(keys);
        return KeptConnection.granted(new Fields(entered), new Fields(beside), consent);
    }
}
