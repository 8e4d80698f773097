package app.dispatch.application.grounding;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form of words that speaks to a model.
 *
 * @param form the words, to be found in a text that was folded to words
 * @param reach how much of the text goes with them
 * @param told whether it is a claim, which is none behind an "if" or a "when"
 */
record Sign(Pattern form, Reach reach, boolean told) {
    /** How far a sign's span goes from where its clause starts. */
    enum Reach {
        /** As far as the words. */
        WORDS,
        /** To the end of the paragraph, or of the brackets that it stands in. */
        PARAGRAPH,
        /** To the end of the text: who takes over does not give back. */
        REST
    }

    /** Signs of one reach, a form on each line; a space in a form is any space, with emphasis in it or not. */
    static Stream<Sign> of(Reach reach, String forms) {
        return lines(forms).map(form -> new Sign(compiled(form), reach, false));
    }

    /** Claims, a form on each line. */
    static Stream<Sign> claims(String forms) {
        return lines(forms).map(form -> new Sign(compiled(form), Reach.PARAGRAPH, true));
    }

    private static Stream<String> lines(String forms) {
        return forms.lines().filter(line -> !line.isBlank());
    }

    private static Pattern compiled(String form) {
        String written = form;
        for (List<String> name : NAMES) {
            written = written.replace(name.get(0), name.get(1));
        }
        String spaced = written.replace(" ?", "[\\s*_]{0,8}").replace(" ", "[\\s*_]{1,8}");
        return Pattern.compile(spaced, Pattern.DOTALL);
    }

    /** What many forms share, the longer ones first since they hold the others. */
    private static final List<List<String>> NAMES = List.of(
            List.of("START", "(?:^|[.!?;:(\\[\\n—–>#*-])[\\s\\W]{0,6}"),
            List.of("AFTER", "[.!?;(\\[\\n—–-][\\s\\W]{0,6}"),
            List.of("LINE", "(?:^|\\n|[.!?] )[^\\S\\n]{0,8}[^\\w\\s]{0,6}[^\\S\\n]{0,4}"),
            List.of(
                    "BEFORE",
                    "(?:previous|previously given|prior|earlier|preceding|above|foregoing|initial|original|former|system)"),
            List.of(
                    "RULES",
                    "(?:instructions?|rules?|prompts?|guidelines?|directives?|constraints?|restrictions?|guardrails?)"),
            List.of(
                    "WHO",
                    "(?:a\\.?i\\.?|artificial intelligence|(?:large )?language models?|llms?|models?|assistants?|planners?"
                            + "|(?:ai|planning|language) (?:agents?|assistants?|models?|systems?)|chat ?bots?|chatgpt"
                            + "|gpt(?:-?\\d\\w{0,4})?|claude|gemini|copilot|plan generator)"),
            List.of(
                    "DO",
                    "(?:please|also|you|add|send|post|mail|e-?mail|forward|include|ignore|do|don't|call|use|delete|make"
                            + "|get|now|remember|read|fetch|upload|copy|transfer|refund|create|append|insert|put|before"
                            + "|when|for|this|the user|it is|your)\\b"));
}
