package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Services;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the tools and services that a clause names. */
final class Mentions {
    private final Tokens tokens;
    private final Knowledge knowledge;

    Mentions(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** A tool, or a service, that is named. */
    record Mention(String tool, int at, int end, Part part) {
        boolean isService() {
            return tool.isEmpty();
        }
    }

    List<Mention> in(List<Part> parts) {
        List<Mention> mentions = new ArrayList<>();
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                Optional<Knowledge.Named> tool = knowledge.tool(tokens, i);
                Optional<Services.Found> service = tool.isPresent()
                        ? Optional.empty()
                        : knowledge
                                .service(tokens, i)
                                .filter(one -> !isLink(tokens, one.end() - 1)
                                        || part.relator().equals("from"));
                if (tool.isPresent()) {
                    String id = tool.get().what();
                    if (mentions.stream().noneMatch(one -> one.tool().equals(id))) {
                        mentions.add(new Mention(id, i, tool.get().end(), part));
                    }
                    i = tool.get().end() - 1;
                } else if (service.isPresent() && service.get().end() <= part.to()) {
                    boolean one = !mentions.isEmpty()
                            && mentions.getLast().isService()
                            && mentions.getLast().end() == i; // "a blog RSS feed"
                    int from = one ? mentions.removeLast().at() : i;
                    mentions.add(new Mention("", from, service.get().end(), part));
                    i = service.get().end() - 1;
                }
            }
        }
        return mentions;
    }

    /** Whether a word is one for an address that is not written out. */
    static boolean isLink(Tokens tokens, int at) {
        return EnglishWords.LINK.has(tokens.word(at));
    }

    /** Whether it is a model, which has nothing to look at. */
    boolean models(Mention mention) {
        return knowledge.operations().stream()
                        .anyMatch(one -> one.is(Kind.WORK) && one.tool().id().equals(mention.tool()))
                && knowledge.operations().stream()
                        .noneMatch(one -> one.is(Kind.LOOK) && one.tool().id().equals(mention.tool()));
    }

    /** Whether a text can be put there. */
    boolean puts(Mention mention) {
        return knowledge.operations().stream()
                .anyMatch(one -> one.is(Kind.PUT)
                        && one.tool().id().equals(mention.tool())
                        && one.param("content").isPresent());
    }

    /** "with Slack alerts", "and a Gmail follow-up": whether it is named for what it sends. */
    boolean sends(Mention mention) {
        String noun = tokens.word(mention.end());
        int before = tokens.is(mention.at() - 1, EnglishWords.ARTICLE.words()) ? mention.at() - 2 : mention.at() - 1;
        return (tokens.word(before).equals("with") || EnglishWords.AND.has(tokens.word(before)))
                && mention.end() < mention.part().to()
                && (EnglishWords.OUTGOING.has(noun) || EnglishWords.OCCASION.has(noun))
                && puts(mention);
    }
}
