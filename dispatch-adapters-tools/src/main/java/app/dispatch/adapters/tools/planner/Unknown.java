package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.ToolDef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why an action fits no tool, in words that help its author on. */
final class Unknown {
    /** Services that people name in briefs, by the words for them. */
    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("slack", "Slack"),
            Map.entry("gmail", "Gmail"),
            Map.entry("email", "e-mail"),
            Map.entry("e-mail", "e-mail"),
            Map.entry("mail", "e-mail"),
            Map.entry("notion", "Notion"),
            Map.entry("github", "GitHub"),
            Map.entry("gitlab", "GitLab"),
            Map.entry("linear", "Linear"),
            Map.entry("jira", "Jira"),
            Map.entry("discord", "Discord"),
            Map.entry("stripe", "Stripe"),
            Map.entry("twitter", "X"),
            Map.entry("tweet", "X"),
            Map.entry("calendar", "calendars"),
            Map.entry("drive", "Google Drive"),
            Map.entry("sheets", "Google Sheets"),
            Map.entry("teams", "Microsoft Teams"),
            Map.entry("telegram", "Telegram"),
            Map.entry("whatsapp", "WhatsApp"),
            Map.entry("sms", "SMS"),
            Map.entry("openai", "OpenAI"),
            Map.entry("chatgpt", "OpenAI"),
            Map.entry("gpt", "OpenAI"),
            Map.entry("ai", "AI"),
            Map.entry("summarize", "summaries"),
            Map.entry("summarise", "summaries"),
            Map.entry("translate", "translation"),
            Map.entry("ssh", "SSH"),
            Map.entry("ftp", "FTP"),
            Map.entry("database", "databases"),
            Map.entry("sql", "databases"),
            Map.entry("salesforce", "Salesforce"),
            Map.entry("hubspot", "HubSpot"),
            Map.entry("trello", "Trello"),
            Map.entry("asana", "Asana"),
            Map.entry("dropbox", "Dropbox"),
            Map.entry("zoom", "Zoom"),
            Map.entry("airtable", "Airtable"));

    private Unknown() {}

    /** Why nothing fits. */
    static String why(Tokens tokens, Catalogue catalogue) {
        Optional<String> service = tokens.list().stream()
                .flatMap(token -> token instanceof Word word
                        ? Optional.ofNullable(SERVICES.get(word.lower())).stream()
                        : Optional.<String>empty().stream())
                .filter(name -> !known(name, catalogue))
                .findFirst();
        String have = catalogue.tools().isEmpty()
                ? "there is no tool to plan with"
                : "the tools are "
                        + catalogue.tools().stream().map(ToolDef::label).collect(Collectors.joining(", "));
        if (service.isPresent()) {
            return "I know no tool for " + service.get() + "; " + have;
        }
        boolean calls = catalogue.tools().stream()
                .anyMatch(tool -> tool.ops().stream()
                        .anyMatch(op ->
                                op.params().fields("properties").get("url").isPresent()));
        return calls
                ? "I do not know what to call for this; name an address, as in `get https://example.com/items` (" + have
                        + ")"
                : "no tool does this; " + have;
    }

    private static boolean known(String name, Catalogue catalogue) {
        return catalogue.tools().stream()
                .anyMatch(tool -> List.of(tool.label().toLowerCase(Locale.ROOT), tool.id())
                        .contains(name.toLowerCase(Locale.ROOT)));
    }
}
