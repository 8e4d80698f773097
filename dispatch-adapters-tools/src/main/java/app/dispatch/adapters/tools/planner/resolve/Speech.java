package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the text that a clause itself says: "remind me to fill in my timesheet". */
final class Speech {
    private final Tokens tokens;
    private final Knowledge knowledge;

    Speech(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The words of a clause that may be what is told: "a standup reminder". */
    String said(Clause clause, Claim claim) {
        StringBuilder said = new StringBuilder();
        boolean says = false;
        for (Part part : clause.parts()) {
            boolean goesOn = !part.relator().isEmpty() && !said.isEmpty() && !claim.used.get(part.at());
            for (int i = goesOn ? part.at() : part.from(); i < part.to(); i++) {
                boolean open = !claim.used.get(i)
                        && tokens.get(i) instanceof Word
                        && knowledge.tool(tokens, i).isEmpty();
                if (open) {
                    said.append(said.isEmpty() ? "" : " ")
                            .append(tokens.slice(i, i + 1).written());
                    says |= Knowledge.restricts(tokens.word(i));
                }
            }
        }
        return says ? Putter.begun(said.toString().replaceFirst("(?i)^(a|an|the|that) ", "")) : "";
    }

    /**
     * A text that is told.
     *
     * @param from where its words begin, with what leads to them; they go on to the end of their clause
     */
    record Told(String text, int from) {}

    /** "remind me to fill in my timesheet", "tell Bob that …": the text that is told. */
    Optional<Told> purpose(Clause clause, Claim claim) {
        boolean tells = reminds(clause) || clause.verb().matches("tell|inform|warn|let|notify|say|ask|announce");
        if (!tells || !claim.operation.tells()) {
            return Optional.empty();
        }
        int last = clause.parts().isEmpty() ? 0 : clause.parts().getLast().to();
        for (Part part : clause.parts()) {
            boolean open = !claim.used.get(part.from());
            if (open && part.relator().equals("about") && reminds(clause)) {
                return Optional.of(new Told(
                        "Reminder: " + tokens.slice(part.from(), part.to()).written(), part.at()));
            }
            if (sentence(clause, part, claim)) {
                int from = IntStream.range(part.from(), part.to())
                        .filter(claim.used::get)
                        .map(i -> i + 1)
                        .max()
                        .orElse(part.from());
                return Optional.of(
                        new Told(Putter.begun(tokens.slice(from, last).written()), from));
            }
            if (open && (part.relator().equals("that") || deed(clause, part))) {
                return Optional.of(
                        new Told(Putter.begun(tokens.slice(part.from(), last).written()), part.at()));
            }
        }
        return Optional.empty();
    }

    /** "tell Bob the build is red". */
    private boolean sentence(Clause clause, Part part, Claim claim) {
        int is = tokens.find(
                part.from(), i -> i >= part.to() || tokens.word(i).matches("is|are|was|were|it's|'s|has|have"));
        return part.relator().isEmpty()
                && clause.verb().matches("tell|inform|notify|let|warn")
                && is < part.to()
                && tokens.find(part.from(), i -> i >= part.to() || claim.used.get(i)) < part.to();
    }

    /** "to fill in my timesheet". */
    private boolean deed(Clause clause, Part part) {
        boolean reminds = reminds(clause)
                && tokens.get(Math.min(part.from(), tokens.size() - 1)) instanceof Word
                && (clause.verb().equals("remind") || English.isOrder(tokens.word(part.from())));
        return part.relator().equals("to") && (reminds || knowledge.isVerb(tokens.word(part.from())));
    }

    /** "remind me", "a reminder in #family": whether somebody is reminded of something. */
    private boolean reminds(Clause clause) {
        boolean noun = (clause.verb().isEmpty() || EnglishWords.TELL.has(clause.verb()))
                && clause.parts().stream()
                        .anyMatch(part -> part.relator().isEmpty()
                                && tokens.word(part.to() - 1).matches("reminders?"));
        return noun || clause.verb().equals("remind");
    }
}
