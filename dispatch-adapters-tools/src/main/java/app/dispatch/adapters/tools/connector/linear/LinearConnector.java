package app.dispatch.adapters.tools.connector.linear;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.Authorization;
import app.dispatch.adapters.tools.connector.api.Pacing;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.adapters.tools.connector.api.VendorApi;
import app.dispatch.adapters.tools.connector.api.VendorTool;
import app.dispatch.application.tool.Connector;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import okhttp3.HttpUrl;

/** Works with the issues of a Linear workspace. */
public final class LinearConnector {
    private static final Shape TEAM = Shape.of("id", "key", "name", "description");

    private LinearConnector() {}

    /** The connector to the API at {@code base}; a personal key stands in its header without a scheme. */
    public static Connector at(HttpUpstream upstream, HttpUrl base) {
        VendorApi api = VendorApi.at(upstream, base, Authorization.header("Authorization", "", "apiKey"))
                .with(LinearErrors::read)
                .with(Pacing.byAccount(LinearErrors::untilReset, upstream::now));
        return VendorTool.of(ToolFile.beside(LinearConnector.class), api)
                .test(LinearConnector::who)
                .op("list_issues", Issues::list)
                .op("create_issue", Issues::create)
                .undo("create_issue", Issues::delete)
                .op("update_issue", Issues::update)
                .op("comment", Comments::create)
                .undo("comment", Comments::delete)
                .op("list_teams", LinearConnector::teams)
                .op("search", Issues::search)
                .build();
    }

    private static String who(ApiCall call) {
        Fields data = GraphQl.data(call, Documents.WHO, Fields.empty());
        return call.told(data.fields("viewer"), "name") + " in " + call.told(data.fields("organization"), "name");
    }

    private static Value teams(ApiCall call) {
        return call.list(
                (from, wanted) -> GraphQl.page(call, Documents.TEAMS, Fields.empty(), "teams", from, wanted), TEAM);
    }
}
