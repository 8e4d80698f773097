package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why an action fits no tool, and asks for what is missing in the words of its author. */
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

    private static final Set<String> SENDING = Phrases.words("send tell notify remind inform forward ping announce");
    /** The same where they stand like verbs. */
    private static final Set<String> NOUNS_TOO = Phrases.words("email e-mail mail message alert dm text post share");

    private static final Set<String> BEFORE_A_VERB = Phrases.words("and then to please also just");
    private static final Set<String> ADDRESSED = Phrases.words("""
            api endpoint url website site page webpage address webhook http https""");
    private static final int MOST_TOLD = 4;
    private static final int MOST_READ = 50;

    private final Tokens tokens;
    private final List<ToolDef> tools;

    private Unknown(Tokens tokens, List<ToolDef> tools) {
        this.tokens = tokens;
        this.tools = tools;
    }

    /** Why nothing fits. */
    static String why(Tokens tokens, Catalogue catalogue) {
        return catalogue.tools().isEmpty()
                ? "there is no tool to plan with"
                : new Unknown(tokens, catalogue.tools()).why();
    }

    private String why() {
        List<ToolDef> apart = tools.stream().filter(tool -> !calls(tool)).toList();
        return service()
                .or(() -> apart.stream().filter(this::named).findFirst().map(this::can))
                .or(() -> recipient(apart))
                .or(() -> thing(apart))
                .or(() -> verb(apart))
                .orElseGet(() -> apart.size() < tools.size() && (apart.isEmpty() || addressed())
                        ? "I do not know what to call for this; write out its address (" + have() + ")"
                        : "I do not know what is to be done here; say it with a verb, and where (" + have() + ")");
    }

    private String have() {
        return "the tools are " + tools.stream().map(ToolDef::label).collect(Collectors.joining(", "));
    }

    private Optional<String> service() {
        return words().filter(SERVICES::containsKey)
                .filter(word -> tools.stream().noneMatch(tool -> isFor(tool, word)))
                .findFirst()
                .map(word -> "I know no tool for " + SERVICES.get(word) + "; " + have());
    }

    /** Whether a tool has that name, or declares that word. */
    private static boolean isFor(ToolDef tool, String word) {
        String name = SERVICES.getOrDefault(word, word).toLowerCase(Locale.ROOT);
        return Stream.of(tool.label(), tool.id())
                        .map(one -> one.toLowerCase(Locale.ROOT))
                        .anyMatch(name::equals)
                || tool.words().contains(word)
                || tool.ops().stream()
                        .anyMatch(op ->
                                verbs(op).anyMatch(word::equals) || nouns(op).anyMatch(word::equals));
    }

    private boolean named(ToolDef tool) {
        Phrases names = Phrases.of(Stream.concat(Stream.of(tool.id(), tool.label()), tool.words().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("|")));
        return tokens.find(0, at -> names.at(tokens, at) && !small(tokens.get(at))) < tokens.size();
    }

    /** A name of one letter is one only when it is written large. */
    private static boolean small(Token token) {
        return token instanceof Word word
                && word.text().length() == 1
                && word.text().equals(word.lower());
    }

    /** What can be done with a tool, when it is named and nothing is known to do with it; what is nearest to the brief comes first. */
    private String can(ToolDef tool) {
        return "I do not know what is to be done with " + tool.label() + " here; it can "
                + listed(
                        tool.ops().stream()
                                .sorted(Comparator.comparingLong(this::said).reversed())
                                .map(Unknown::titled)
                                .toList(),
                        "or");
    }

    /** How many of its words an operation declares; a verb that is no noun of it counts more. */
    private long said(OpDef op) {
        Set<String> nouns = nouns(op).collect(Collectors.toSet());
        return words().mapToLong(word ->
                        nouns.contains(Lemma.singular(word)) ? 1 : verbs(op).anyMatch(word::equals) ? 2 : 0)
                .sum();
    }

    private static boolean is(String word, OpDef op) {
        return Lemma.forms(word).stream().anyMatch(form -> verbs(op).anyMatch(form::equals));
    }

    /** Something is sent, and nothing says to whom. */
    private Optional<String> recipient(List<ToolDef> apart) {
        boolean sends = tokens.find(0, this::sends) < tokens.size();
        List<String> where = having(
                apart,
                op -> reaches(op)
                        && (op.title().startsWith("Send ") || op.words().contains("tell")));
        Optional<String> told = tokens.list().stream()
                .flatMap(token -> token instanceof Word word ? Stream.of(word.text()) : Stream.empty())
                .filter(word -> word.matches("[#@].+|.+@.+"))
                .findFirst();
        return Optional.of(told.map(whom -> "what is to be sent to " + whom + "? Put a text in quotes")
                        .orElse("to whom, on " + listed(where, "or") + "?"))
                .filter(asked -> sends && !where.isEmpty());
    }

    private boolean sends(int at) {
        boolean verb = tokens.word(at - 1).isEmpty() || tokens.is(at - 1, BEFORE_A_VERB);
        return tokens.is(at, SENDING) || (verb && tokens.is(at, NOUNS_TOO));
    }

    private static boolean reaches(OpDef op) {
        return op.effect().strongest() != Effect.READ
                && Stream.of("text", "body", "content")
                        .anyMatch(name ->
                                op.params().fields("properties").get(name).isPresent());
    }

    /** Something that tools have is named, but not what is done with it, or whose it is. */
    private Optional<String> thing(List<ToolDef> apart) {
        for (String word : words().toList()) {
            String noun = Lemma.singular(word);
            List<String> where = having(apart, op -> nouns(op).anyMatch(noun::equals));
            if (noun.length() > 2 && !where.isEmpty()) {
                return Optional.of(
                        where.size() == 1
                                ? can(apart.stream()
                                        .filter(tool -> tool.label().equals(where.getFirst()))
                                        .findFirst()
                                        .orElseThrow())
                                : "I do not know which “" + word
                                        + "” are meant, or what is to be done with them: those of "
                                        + listed(where, "or") + "?");
            }
        }
        return Optional.empty();
    }

    /** What is done is known, but not with what. */
    private Optional<String> verb(List<ToolDef> apart) {
        for (String word : words().toList()) {
            List<String> can = apart.stream()
                    .flatMap(tool -> tool.ops().stream()
                            .filter(op -> is(word, op))
                            .limit(1)
                            .map(op -> titled(op) + " (" + tool.label() + ")"))
                    .toList();
            if (!can.isEmpty() && can.size() <= MOST_TOLD && !FunctionWords.FILLER.contains(word)) {
                return Optional.of("I do not know what to " + word + " here: " + listed(can, "or") + "?");
            }
        }
        return Optional.empty();
    }

    private boolean addressed() {
        return words().anyMatch(word ->
                        ADDRESSED.contains(word) || Family.of(word).contains(Family.FETCH))
                || tokens.list().stream().anyMatch(Token.Link.class::isInstance);
    }

    /** Its words, each once; a long brief's first ones. */
    private Stream<String> words() {
        return tokens.list().stream()
                .limit(MOST_READ)
                .flatMap(token -> token instanceof Word word ? Stream.of(word.lower()) : Stream.empty())
                .distinct();
    }

    private static List<String> having(List<ToolDef> tools, Predicate<OpDef> test) {
        return tools.stream()
                .filter(tool -> tool.ops().stream().anyMatch(test))
                .map(ToolDef::label)
                .toList();
    }

    private static boolean calls(ToolDef tool) {
        return tool.ops().stream()
                .anyMatch(op -> op.params().fields("properties").get("url").isPresent());
    }

    private static String titled(OpDef op) {
        return op.title().substring(0, 1).toLowerCase(Locale.ROOT) + op.title().substring(1);
    }

    private static Stream<String> verbs(OpDef op) {
        return Stream.concat(
                Stream.of(op.title().toLowerCase(Locale.ROOT).split(" ")[0]),
                op.words().stream().filter(word -> !word.contains(" ")));
    }

    /** The nouns of what it has to do with, in the singular. */
    private static Stream<String> nouns(OpDef op) {
        String title = op.title().toLowerCase(Locale.ROOT).replaceFirst("^\\S+ (?:an? |the )?", "");
        return Stream.concat(
                        Stream.of(title.replaceFirst(" (?:of|to|on|in|from) .*", "")),
                        op.words().stream()
                                .filter(word -> word.matches("(?:an?|the) \\S+"))
                                .map(word -> word.substring(word.indexOf(' ') + 1)))
                .map(Lemma::singular);
    }

    private static String listed(List<String> all, String last) {
        List<String> few = all.stream().distinct().limit(MOST_TOLD).toList();
        return few.size() < 2
                ? String.join("", few)
                : String.join(", ", few.subList(0, few.size() - 1)) + " " + last + " " + few.getLast();
    }
}
