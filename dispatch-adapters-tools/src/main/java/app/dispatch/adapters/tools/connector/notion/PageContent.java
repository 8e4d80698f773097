package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;

/** A page with what is in it, as Markdown. */
final class PageContent {
    /** More is not given: it would be no step's input any more. */
    private static final int LONGEST = 200_000;

    private PageContent() {}

    static Value get(ApiCall call) {
        String id = NotionId.in(call, "pageId");
        Fields page = call.ask(Pages.page(id));
        BlockTree tree = BlockTree.of(call);
        String content = BlocksMarkdown.of(tree.below(id));
        boolean cut = content.length() > LONGEST;
        return call.output(page, Pages.PAGE)
                .with("content", Value.of(cut ? Texts.head(content, LONGEST) : content))
                .with("truncated", Value.of(cut || tree.truncated()));
    }
}
