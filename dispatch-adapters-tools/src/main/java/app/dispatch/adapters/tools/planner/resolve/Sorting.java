package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Takes the order in which a list is told: "sorted by amount", "biggest first", "in alphabetical order". */
final class Sorting {
    private final FreeWords words;
    private final Tokens tokens;

    Sorting(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.at(); i < part.to() && claim.order.isEmpty(); i++) {
                if (words.free(claim, taken, i)) {
                    at(claim, i);
                }
            }
        }
    }

    private void at(Claim claim, int at) {
        boolean sorts =
                EnglishWords.SORTED.has(tokens.word(at)) && tokens.word(at + 1).equals("by");
        int noun = sorts ? tokens.after(at + 2, EnglishWords.ARTICLE.words()) : at;
        if (sorts) {
            Optional<Param> member =
                    Members.named(claim.operation, tokens.word(noun)).map(claim.operation.members()::get);
            member.ifPresent(one -> sort(claim, one, at, noun + 1));
        } else if (tokens.word(at + 1).equals("first")) {
            extreme(claim, at).ifPresent(one -> {
                claim.order = key(one)
                        + (EnglishWords.FEWEST.has(tokens.word(at)) || EnglishWords.OLDEST.has(tokens.word(at))
                                ? ""
                                : " desc");
                claim.use(at, at + 2);
            });
        } else if (EnglishWords.ALPHABETICAL.phrases().at(tokens, at)) {
            claim.operation
                    .member("title")
                    .or(() -> claim.operation.member("name"))
                    .ifPresent(one -> sort(
                            claim, one, at, EnglishWords.ALPHABETICAL.phrases().end(tokens, at)));
        }
    }

    /** By what the biggest or the newest comes first. */
    private Optional<Param> extreme(Claim claim, int at) {
        boolean size = EnglishWords.MOST.has(tokens.word(at)) || EnglishWords.FEWEST.has(tokens.word(at));
        boolean time = EnglishWords.NEWEST.has(tokens.word(at)) || EnglishWords.OLDEST.has(tokens.word(at));
        return size
                ? claim.operation.member("amount").filter(Param::isNumber)
                : time
                        ? claim.operation
                                .member("created")
                                .or(() -> claim.operation.member("date"))
                                .or(() -> claim.operation.member("start"))
                        : Optional.empty();
    }

    private void sort(Claim claim, Param member, int from, int to) {
        boolean down = EnglishWords.DOWNWARDS.phrases().at(tokens, to);
        int end = Math.max(to, EnglishWords.DOWNWARDS.phrases().end(tokens, to));
        claim.order = key(member) + (down ? " desc" : "");
        claim.use(from, Math.max(end, EnglishWords.UPWARDS.phrases().end(tokens, to)));
    }

    private static String key(Param member) {
        return member.isNumber() ? "thing." + member.name() : "string(default(thing." + member.name() + ", ''))";
    }
}
