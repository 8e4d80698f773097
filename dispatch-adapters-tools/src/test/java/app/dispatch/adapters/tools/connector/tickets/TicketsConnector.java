package app.dispatch.adapters.tools.connector.tickets;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Authorization;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import okhttp3.HttpUrl;

/** Works with the tickets of a help desk. */
public final class TicketsConnector {
    private static final Shape TICKET = Shape.of("id", "title").named("openedBy", "author.name");

    private TicketsConnector() {}

    /** The connector to the API at {@code base}. */
    public static Connector at(HttpUpstream upstream, HttpUrl base) {
        VendorApi api = VendorApi.at(upstream, base, Authorization.bearer("token"));
        return VendorTool.of(ToolFile.beside(TicketsConnector.class), api)
                .test(call -> call.told(call.ask(ApiRequest.get("/me")), "name"))
                .op("open", TicketsConnector::open, (call, ticket) -> call.output(ticket, TICKET))
                .undo("open", TicketsConnector::delete)
                .op("list", TicketsConnector::list)
                .build();
    }

    private static ApiRequest open(ApiCall call) {
        return ApiRequest.post("/tickets")
                .json(Fields.of("title", Value.of(call.params().needed("title"))));
    }

    private static UndoOutcome delete(ApiCall call, Fields output) {
        call.ask(ApiRequest.delete("/tickets/{id}", call.told(output, "id")));
        return UndoOutcome.undone("The ticket is deleted");
    }

    private static Value list(ApiCall call) {
        return call.list(
                (from, wanted) -> {
                    Fields answer = call.ask(ApiRequest.get("/tickets")
                            .query("limit", Math.min(wanted, 50))
                            .query("cursor", from));
                    return Page.of(answer.items("tickets"), answer.text("next"));
                },
                TICKET);
    }
}
