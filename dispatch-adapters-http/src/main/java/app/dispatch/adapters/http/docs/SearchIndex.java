package app.dispatch.adapters.http.docs;

import app.dispatch.adapters.http.docs.ManualPage.Part;
import app.dispatch.adapters.http.error.ErrorCatalog;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;

/**
 * What is found by words, for browsers to look through: a list of what there is to read, each with a {@code title}, the page that it
 * is {@code of}, its {@code path} and its {@code text}.
 *
 * @param api the description of the API
 */
record SearchIndex(Manual manual, ErrorCatalog errors, Fields api) {
    Fields content() {
        List<Value> all = new ArrayList<>();
        api.fields("paths")
                .values()
                .forEach((path, item) -> ((Fields) item).values().forEach((method, one) -> {
                    if (one instanceof Fields operation) {
                        all.add(operation(method, path, operation));
                    }
                }));
        for (String kind : List.of("requests", "runs")) {
            errors.content().items(kind).forEach(error -> all.add(error((Fields) error)));
        }
        for (ManualPage page : manual.pages().values()) {
            page.parts().forEach(part -> all.add(part(page, part)));
        }
        return Fields.of("entries", Value.of(all));
    }

    private static Fields operation(String method, String path, Fields operation) {
        String id = operation.text("operationId").orElseThrow();
        return entry(
                operation.text("summary").orElse(id),
                "API",
                "/docs/api/" + id,
                method + " " + path + " " + id + " "
                        + operation.text("description").orElse(""));
    }

    private static Fields error(Fields error) {
        String code = error.text("code").orElseThrow();
        String text =
                error.text("meaning").orElse("") + ". " + error.text("cause").orElse("");
        return entry(code, "Errors", ErrorCatalog.PAGE + code, text);
    }

    private static Fields part(ManualPage page, Part part) {
        return entry(part.title(), page.title(), page.path() + "#" + part.anchor(), part.text());
    }

    private static Fields entry(String title, String of, String path, String text) {
        return Fields.builder()
                .put("title", title)
                .put("of", of)
                .put("path", path)
                .put("text", text.replace("`", ""))
                .build();
    }
}
