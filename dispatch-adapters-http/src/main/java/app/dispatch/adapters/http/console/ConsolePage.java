package app.dispatch.adapters.http.console;

import app.dispatch.application.json.Json;
import app.dispatch.domain.Sha256;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * The one HTML page of the console, which names the files of its build, and the policy that a browser shows it by.
 *
 * @param policy its Content-Security-Policy: nothing from elsewhere, no code or style in the page but the map of imports, which
 *     is named by its hash
 */
record ConsolePage(ConsoleFile html, String policy) {
    static ConsolePage of(ConsoleFiles files) {
        String imports = imports(files);
        String html = ConsoleFiles.text("index.html")
                .replace("{{imports}}", imports)
                .replace("{{style}}", files.url(ConsoleFiles.STYLE))
                .replace("{{preloads}}", preloads(files))
                .replace("{{files}}", files.url(""));
        return new ConsolePage(ConsoleFile.of("index.html", html.getBytes(StandardCharsets.UTF_8)), policy(imports));
    }

    /** What the names in imports stand for; files of the console name each other by relative paths. */
    private static String imports(ConsoleFiles files) {
        Fields imports = Fields.builder()
                .put("lit-html", files.url("lit/lit-html.js"))
                .put("lit-html/", files.url("lit/"))
                .build();
        return Json.write(Fields.of("imports", imports));
    }

    /** Has browsers load the first modules at once, instead of finding them one after another. */
    private static String preloads(ConsoleFiles files) {
        return ConsoleFiles.first().stream()
                .map(name -> "<link rel=\"modulepreload\" href=\"" + files.url(name) + "\">")
                .collect(Collectors.joining("\n"));
    }

    private static String policy(String imports) {
        String hash = Base64.getEncoder().encodeToString(Sha256.of(imports));
        return "default-src 'none'; script-src 'self' 'sha256-" + hash + "'; style-src 'self'; img-src 'self';"
                + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                + " require-trusted-types-for 'script'; trusted-types lit-html";
    }
}
