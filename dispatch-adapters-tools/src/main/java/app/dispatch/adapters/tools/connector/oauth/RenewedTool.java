package app.dispatch.adapters.tools.connector.oauth;

import app.dispatch.adapters.tools.connector.ForwardedCall;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Renewal;
import app.dispatch.application.tool.RequiredAccess;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;

/** A tool that knows nothing of renewals, each of whose calls is made with an access token that works for a while yet. */
record RenewedTool(Connector tool, Renewal tokens) implements Connector {
    @Override
    public ToolDef definition() {
        return tool.definition();
    }

    @Override
    public Value call(OpCall call) {
        return tool.call(tokens.isRenewable(call.connection()) ? new RenewedCall(call, call.connection(tokens)) : call);
    }

    @Override
    public RequiredAccess access(OpDef op, Fields params) {
        return tool.access(op, params);
    }

    @Override
    public Fields shown(OpDef op, Fields params, Fields connection) {
        return tool.shown(op, params, connection);
    }

    @Override
    public boolean carriesOut(OpDef op) {
        return tool.carriesOut(op);
    }

    @Override
    public String test(Fields connection) {
        return tool.test(connection);
    }

    @Override
    public Optional<Renewal> renewal() {
        return Optional.of(tokens);
    }

    @Override
    public List<Problem> check(Fields connection) {
        return tool.check(connection);
    }

    /** The same attempt with the connection as it was renewed. */
    private record RenewedCall(OpCall call, Fields connection) implements ForwardedCall {}
}
