package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.stream.IntStream;

/** Asks about texts that may not be what is meant: a list where files are spoken of, an answer where its total is. */
final class TextDoubts {
    private final Tokens tokens;
    private final Doubts doubts;

    TextDoubts(Tokens tokens, Doubts doubts) {
        this.tokens = tokens;
        this.doubts = doubts;
    }

    /** Asks about a text that is to be put somewhere. */
    void about(Claim claim, Message.About about, String text) {
        Range words = about.clause().all();
        if (claim.operation.param("attachments").isPresent()
                && tokens.find(
                                words.from(),
                                i -> i >= words.to() || tokens.word(i).startsWith("attach"))
                        < words.to()) {
            doubts.more("Approve this only when nothing has to be attached");
        }
        if (isFile(claim, about)) {
            doubts.more("Approve this only when the text of the file is to be sent, and not the file itself");
        }
        if (isListOfFiles(claim, about)) {
            doubts.more("Approve this only when the names of the files are to be in it, and not the files themselves");
        }
        boolean folds = about.given()
                .filter(one -> one.isCall() && about.candidate().asked().isEmpty())
                .map(Given::claim)
                .filter(one -> one.fold != Fold.NONE && one.folded.isEmpty())
                .isPresent();
        if (folds) {
            doubts.more(
                    "Approve this only when all of the answer is to be told: of which of its numbers the total is was not said");
        }
        boolean counts = tokens.find(words.from(), i -> i >= words.to() || tokens.phrase(i, "how many")) < words.to();
        if (counts && about.given().filter(Given::isMade).isPresent()) {
            doubts.more("Approve this only when it is enough as it is: how many there are cannot be told");
        }
        if (isListOfAttached(claim, about)) {
            doubts.more(
                    "Approve this only when a list of what was looked at is to be in it, and not what is attached to it");
        }
        if (namesFields(words)) {
            doubts.more("Approve this only when each of its fields has what is meant for it");
        }
        if (text.contains("json(trigger)") && !isOwn(claim)) {
            doubts.more("Approve this only when others may see all of what the webhook received");
        }
    }

    /** "with the title as name and the body as content": whether more than one field is said to be made of something that is not quoted. */
    private boolean namesFields(Range words) {
        return IntStream.range(words.from() + 1, words.to())
                        .filter(at -> tokens.word(at).equals("as") && tokens.get(at - 1) instanceof Token.Word)
                        .mapToObj(at -> tokens.word(tokens.after(at + 1, EnglishWords.ARTICLE.words())))
                        .filter(EnglishWords.TEXT::has)
                        .distinct()
                        .count()
                > 1;
    }

    /** Whether words ask for what stands in a file, and not for the file. */
    boolean asksText(Range words) {
        return tokens.find(words.from(), i -> i >= words.to() || tokens.word(i).matches("contents?|text|lines?"))
                < words.to();
    }

    /** "find mails with attachments and save them": whether a file would be made of a list of what has files. */
    private boolean isListOfAttached(Claim claim, Message.About about) {
        return claim.operation.param("file").isPresent()
                && !claim.operation.tells()
                && about.given().filter(Given::lists).isPresent()
                && tokens.find(0, i -> tokens.word(i).startsWith("attach")) < tokens.size();
    }

    /** "share the spreadsheet as a file": whether a file would be made of what only names files. */
    private boolean isListOfFiles(Claim claim, Message.About about) {
        Range words = about.clause().all();
        return claim.operation.param("file").isPresent()
                && tokens.find(
                                words.from(),
                                i -> i >= words.to() || tokens.word(i).equals("file"))
                        < words.to()
                && !asksText(words)
                && about.given()
                        .filter(one -> one.lists() && one.operation().things().contains("file"))
                        .isPresent();
    }

    /** Whether a file that the clause speaks of would only be told as a text. */
    private boolean isFile(Claim claim, Message.About about) {
        Range words = about.clause().all();
        boolean file = tokens.find(
                        words.from(),
                        i -> i >= words.to()
                                || tokens.word(i)
                                        .matches(
                                                "files?|attach(ed|ment|ments|ing)?|[\\w-]+\\.(pdf|docx?|xlsx?|pptx?|png|jpe?g|zip)"))
                < words.to();
        return file
                && !asksText(words)
                && claim.operation.tells()
                && claim.operation.param("file").isEmpty()
                && about.given()
                        .filter(one -> !one.lists()
                                && one.operation().member("content").isPresent())
                        .isPresent();
    }

    /** Whether it goes to whom the plan belongs. */
    private static boolean isOwn(Claim claim) {
        return claim.operation
                .param("recipient")
                .filter(one -> claim.params.containsKey(one.name())
                        && String.valueOf(claim.params.get(one.name())).contains("run.owner"))
                .isPresent();
    }
}
