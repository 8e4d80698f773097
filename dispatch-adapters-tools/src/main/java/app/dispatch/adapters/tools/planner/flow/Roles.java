package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Operation.Role;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Set;

/** Tells what each thing that a piece names is there for. */
final class Roles {
    private static final Set<String> HERE =
            Set.of("in", "on", "from", "of", "at", "for", "across", "within", "inside", "about");
    private static final Set<String> ASIDE = Set.of("per", "under", "between", "than");
    /** What is sent rather than looked at, when nothing else says what is sent. */
    private static final Set<String> SENT = Set.of(
            "message",
            "e-mail",
            "email",
            "mail",
            "dm",
            "direct message",
            "post",
            "tweet",
            "alert",
            "notification",
            "reminder");

    private final Setting setting;
    private final Vocabulary vocabulary;
    private final Piece piece;

    /** What a mention is there for. */
    enum Use {
        SOURCE,
        TARGET,
        WORK,
        CHANGE,
        NOTHING
    }

    Roles(Setting setting) {
        this.setting = setting;
        this.vocabulary = setting.vocabulary();
        this.piece = setting.piece();
    }

    Use of(Mention mention) {
        boolean answered = mention.preposition().equals("to")
                && Set.of("reply", "respond", "answer").contains(piece.verb().word())
                && (mention.is(Mention.Kind.TOOL) || mention.is(Mention.Kind.THING));
        return answered ? Use.SOURCE : kind(mention);
    }

    private Use kind(Mention mention) {
        return switch (mention.kind()) {
            case WORK -> Use.WORK;
            case TOOL -> works(mention.tool()) ? Use.WORK : new ToolRoles(setting).of(mention);
            case SERVICE -> service(mention);
            case THING -> thing(mention);
            case LINK -> link(mention);
            case PERSON, HANDLE, QUOTE, INBOUND, ID -> Use.NOTHING;
        };
    }

    private Use link(Mention mention) {
        boolean to = mention.away()
                && piece.verb().puts()
                && !Set.of("via", "by", "through").contains(mention.preposition());
        return to ? Use.TARGET : Use.SOURCE;
    }

    /** Whether a tool only makes something of what it is given. */
    boolean works(String tool) {
        return vocabulary.all(one -> one.is(tool) && one.role() != Role.WORK).isEmpty();
    }

    private Use service(Mention mention) {
        Verb verb = piece.verb();
        boolean to = Set.of("to", "into", "onto").contains(mention.preposition());
        if (to && (verb.puts() || verb.is(Verb.Kind.NONE) || verb.is(Verb.Kind.READ))) {
            return Use.TARGET;
        }
        boolean puts =
                verb.is(Verb.Kind.PUT, Verb.Kind.MAKE) && Set.of("in", "on").contains(mention.preposition());
        boolean direct = mention.preposition().isEmpty()
                && ((verb.is(Verb.Kind.MAKE) && !setting.adds(mention))
                        || (verb.is(Verb.Kind.NONE)
                                && setting.later()
                                && piece.mentions().size() == 1));
        return puts || direct ? Use.TARGET : Use.SOURCE;
    }

    /** Whether the tool that a common thing would go to is named. */
    private boolean owned(Mention mention) {
        return !mention.tool().isEmpty()
                || !Lexicon.WEAK.contains(mention.word())
                || mine(piece.tokens(), mention)
                || piece.mentions().stream()
                        .anyMatch(one -> !one.tool().isEmpty()
                                && vocabulary.of(mention.word()).stream().anyMatch(op -> op.is(one.tool())))
                || setting.named().stream()
                        .anyMatch(tool -> vocabulary.of(mention.word()).stream()
                                .anyMatch(op -> op.is(tool) && op.role() == Role.TARGET));
    }

    /** "my events", "today's files": whoever wrote it has them where such things are. */
    static boolean mine(Tokens tokens, Mention mention) {
        return tokens.find(
                        Math.max(0, mention.at() - 3),
                        i -> i >= mention.at() || tokens.is(i, Set.of("my", "our", "'s", "today", "tomorrow")))
                < mention.at();
    }

    private Use thing(Mention mention) {
        if (!owned(mention)) {
            return Use.NOTHING;
        }
        List<Operation> operations = vocabulary.of(mention.word()).stream()
                .filter(one -> mention.tool().isEmpty() || one.is(mention.tool()))
                .toList();
        boolean makes = operations.stream()
                .anyMatch(one -> one.role() == Role.TARGET && one.things().contains(mention.word()));
        boolean place = operations.stream()
                .anyMatch(one -> one.role() == Role.TARGET && one.places().contains(mention.word()));
        boolean gives = operations.stream().anyMatch(one -> one.role() == Role.SOURCE);
        Verb verb = piece.verb();
        String preposition = mention.preposition();
        if (mention.away() && (makes || place || !mention.tool().isEmpty())) {
            return Use.TARGET;
        }
        if (mention.away() && mention.tool().isEmpty()) {
            return Use.NOTHING;
        }
        boolean in = Set.of("in", "on").contains(preposition);
        boolean fresh = in && mention.one() && !mention.tool().isEmpty() && (verb.puts() || verb.is(Verb.Kind.NONE));
        if (fresh || (!mention.tool().isEmpty() && setting.ends(mention))) {
            return Use.TARGET;
        }
        if (preposition.isEmpty()) {
            return direct(mention, makes, gives);
        }
        if (in && verb.puts() && (place || (makes && !gives))) {
            return Use.TARGET;
        }
        boolean with = preposition.equals("with")
                && (mention.one()
                        || !verb.puts()
                        || !piece.tokens()
                                .slice(mention.end() - 1, mention.end())
                                .written()
                                .endsWith("s"));
        return ASIDE.contains(preposition) || with || !gives ? Use.NOTHING : Use.SOURCE;
    }

    private Use direct(Mention mention, boolean makes, boolean gives) {
        return switch (piece.verb().kind()) {
            case READ, WATCH, WORK -> gives ? Use.SOURCE : Use.NOTHING;
            case MAKE -> made(mention, makes, gives);
            case PUT, TELL -> sent(mention, makes, gives);
            case CHANGE -> Use.CHANGE;
            case NONE ->
                SENT.contains(mention.word())
                                && makes
                                && (piece.mentions().size() == 1
                                        ? !mention.tool().isEmpty()
                                        : !plural(mention))
                        ? Use.TARGET
                        : gives ? Use.SOURCE : makes ? Use.TARGET : Use.NOTHING;
        };
    }

    private Use made(Mention mention, boolean makes, boolean gives) {
        boolean asked = vocabulary.of(mention.word()).stream()
                .anyMatch(one -> one.role() == Role.OTHER
                        && one.verbs().contains(piece.verb().word())
                        && (mention.tool().isEmpty() || one.is(mention.tool())));
        if (asked && mention.one() && !makes) {
            return Use.CHANGE;
        }
        boolean named = !mention.tool().isEmpty() && mention.one();
        if ((makes || named) && !setting.adds(mention)) {
            return Use.TARGET;
        }
        return gives && !mention.one() ? Use.SOURCE : Use.NOTHING;
    }

    private Use sent(Mention mention, boolean makes, boolean gives) {
        boolean message = SENT.contains(mention.word());
        boolean made = makes && (mention.one() || (message && !plural(mention)));
        return made
                ? Use.TARGET
                : gives && !mention.one() && (!message || plural(mention))
                        ? Use.SOURCE
                        : makes ? Use.TARGET : Use.NOTHING;
    }

    private boolean plural(Mention mention) {
        String written = piece.tokens().slice(mention.end() - 1, mention.end()).written();
        return written.endsWith("s") && (setting.elsewhere() || piece.verb().is(Verb.Kind.NONE));
    }

    /** Whether a preposition says that something is a thing's place. */
    static boolean here(String preposition) {
        return HERE.contains(preposition);
    }
}
