package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.flow.Operation.Role;
import app.dispatch.adapters.tools.planner.flow.Roles.Use;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** Tells what a tool that a piece names is there for. */
final class ToolRoles {
    private static final Set<String> ARRIVING = Phrases.words("arrive arrives arriving received come comes coming got");
    private static final Set<String> BY = Set.of("via", "by", "through", "over");
    private static final Set<String> WITH = Set.of("with", "using", "use");
    private static final Set<String> HERE = Set.of("in", "on", "at", "within", "inside");

    private final Setting setting;
    private final Vocabulary vocabulary;
    private final Piece piece;

    ToolRoles(Setting setting) {
        this.setting = setting;
        this.vocabulary = setting.vocabulary();
        this.piece = setting.piece();
    }

    /** What a tool is named for. */
    Use of(Mention mention) {
        Verb verb = piece.verb();
        String preposition = mention.preposition();
        if (outgoing(mention)) {
            return Use.TARGET;
        }
        if (preposition.isEmpty()) {
            return direct(mention);
        }
        boolean subject = !piece.tokens().isEmpty()
                && piece.tokens().get(mention.at()).start() < verb.place()
                && verb.place() > piece.tokens().get(0).start();
        if (subject) {
            return verb.word().equals("give") ? Use.TARGET : Use.SOURCE;
        }
        if (mention.away()) {
            boolean arrives = piece.tokens().is(mention.at() - 2, ARRIVING);
            boolean read = BY.contains(preposition) && verb.is(Verb.Kind.READ);
            return arrives || read ? Use.SOURCE : Use.TARGET;
        }
        if (WITH.contains(preposition)) {
            return with(mention);
        }
        if (HERE.contains(preposition)) {
            return here(mention);
        }
        boolean told = preposition.equals("for") && !verb.is(Verb.Kind.READ) && setting.messages(mention.tool());
        return told ? Use.TARGET : Use.SOURCE;
    }

    private Use with(Mention mention) {
        boolean noun = Set.of("email", "e-mail", "mail").contains(mention.word());
        boolean common = noun || piece.tokens().is(mention.at() - 1, Set.of("the", "its", "their", "that"));
        boolean puts = piece.verb().is(Verb.Kind.PUT, Verb.Kind.TELL) && setting.messages(mention.tool());
        return common ? Use.NOTHING : puts || setting.ends(mention) ? Use.TARGET : Use.SOURCE;
    }

    /** "a Slack alert", "Google Drive export": something goes to the tool. */
    private boolean outgoing(Mention mention) {
        Tokens tokens = piece.tokens();
        int end = Math.min(tokens.size(), mention.end() + 3);
        boolean named = tokens.find(mention.end(), i -> i >= end || tokens.is(i, Lexicon.OUTGOING)) < end;
        boolean takes = setting.messages(mention.tool())
                || tokens.find(mention.end(), i -> tokens.is(i, Set.of("export", "upload", "backup"))) < tokens.size();
        return named
                && takes
                && !piece.verb().is(Verb.Kind.READ, Verb.Kind.WORK, Verb.Kind.CHANGE)
                && !mention.preposition().equals("from");
    }

    /** "in Slack": where something is put, unless it is where the thing before it is from. */
    private Use here(Mention mention) {
        Verb verb = piece.verb();
        if (verb.is(Verb.Kind.CHANGE)) {
            return Use.CHANGE;
        }
        boolean titled = verb.is(Verb.Kind.NONE, Verb.Kind.WORK)
                && (!piece.mentions().getFirst().equals(mention) || verb.is(Verb.Kind.WORK));
        if (!verb.puts() && !titled) {
            return Use.SOURCE;
        }
        boolean owns = owner(mention);
        if (titled) {
            boolean object = setting.later()
                    || piece.mentions().stream()
                            .anyMatch(one -> one.at() < mention.at()
                                    && (one.is(Kind.TOOL)
                                            || one.is(Kind.SERVICE)
                                            || !one.tool().isEmpty()));
            boolean keeps = verb.is(Verb.Kind.WORK) && !setting.messages(mention.tool()) && !object;
            return owns || keeps ? Use.SOURCE : Use.TARGET;
        }
        boolean onwards = piece.mentions().stream()
                .anyMatch(one -> one.at() > mention.at()
                        && one.away()
                        && (one.is(Kind.TOOL)
                                || one.is(Kind.SERVICE)
                                || !one.tool().isEmpty()
                                || verb.word().matches("turn|convert")));
        boolean turned = verb.word().matches("turn|convert|transform")
                && piece.tokens().find(mention.end(), i -> piece.tokens().is(i, Set.of("into")))
                        < piece.tokens().size();
        return onwards || turned || (owns && otherTarget(mention)) ? Use.SOURCE : Use.TARGET;
    }

    private boolean otherTarget(Mention mention) {
        return piece.verb().me()
                || piece.mentions().stream()
                        .anyMatch(one -> !one.equals(mention)
                                && (one.is(Kind.PERSON) || one.away())
                                && !one.is(Kind.WORK)
                                && !one.is(Kind.QUOTE));
    }

    private boolean placed(Mention handle, String tool) {
        return vocabulary
                        .all(one -> one.is(tool) && one.role() == Role.SOURCE && Chooser.place(one, handle.word()))
                        .size()
                > 0;
    }

    /** Whether the thing before a tool may be one of that tool's. */
    private boolean owner(Mention tool) {
        Mention last = null;
        for (Mention one : piece.mentions()) {
            if (one.at() < tool.at() && !one.one() && (one.is(Kind.THING) || one.is(Kind.HANDLE))) {
                last = one;
            }
        }
        boolean same = piece.mentions().stream()
                .anyMatch(one ->
                        one.at() < tool.at() && one.is(Kind.TOOL) && one.tool().equals(tool.tool()));
        if (same) {
            return true;
        }
        return last != null
                && (last.is(Kind.HANDLE)
                        ? !last.away() && placed(last, tool.tool())
                        : vocabulary.of(last.word()).stream()
                                .anyMatch(one -> one.role() == Role.SOURCE && one.is(tool.tool())));
    }

    private Use direct(Mention mention) {
        Verb verb = piece.verb();
        return switch (verb.kind()) {
            case READ, WATCH, WORK -> Use.SOURCE;
            case TELL -> setting.elsewhere() ? Use.SOURCE : Use.TARGET;
            case PUT -> setting.elsewhere() && !mention.one() ? Use.SOURCE : Use.TARGET;
            case MAKE -> setting.adds(mention) ? Use.SOURCE : Use.TARGET;
            case CHANGE -> Use.CHANGE;
            case NONE ->
                (setting.later() && piece.mentions().size() == 1) || setting.ends(mention)
                        ? Use.TARGET
                        : setting.elsewhere() || !lastWord(mention) ? Use.SOURCE : Use.TARGET;
        };
    }

    private boolean lastWord(Mention mention) {
        return mention.equals(piece.mentions().getLast()) && piece.mentions().size() > 1;
    }
}
