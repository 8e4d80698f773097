package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule that says some words in another way; {@code paraphrases.txt} tells how it is written. Immutable.
 *
 * @param begins whether the words have to begin a clause
 * @param opens whether they have to begin a sentence, or what follows a condition: elsewhere they may be what is told
 * @param ends whether they have to end one
 * @param said the words instead, and {@code $n} for what the n-th element stands for
 */
record Paraphrase(boolean begins, boolean opens, boolean ends, List<Element> elements, List<String> said) {
    /** So many tokens at most are "*". */
    private static final int LONGEST = 12;

    private static final int LONGEST_WISH = 6;

    private static final Pattern ELEMENT = Pattern.compile("\\$\\d+");

    /** Signs before what belongs to the same sentence. */
    private static final Set<Character> INNER = Set.of(':', '(');

    private static final Set<Character> CLOSING = Set.of('.', '!', '?', ';');

    private static final Set<String> CONDITIONAL =
            Set.of("if", "when", "whenever", "once", "unless", "every", "each", "any", "as", "on", "upon", "in");

    Paraphrase {
        elements = List.copyOf(elements);
        said = List.copyOf(said);
    }

    /** The rule of a line. */
    static Paraphrase of(String line) {
        String[] sides = line.split(" =>", 2);
        List<String> written = Arrays.asList(sides[0].strip().split("\\s+"));
        List<Element> elements = written.stream()
                .filter(one -> !Set.of("^", "^^", "$").contains(one))
                .map(Element::of)
                .toList();
        List<String> said = Stream.of(sides[1].strip().split("\\s+"))
                .filter(one -> !one.isEmpty())
                .toList();
        for (String one : said) {
            if (one.matches("\"?\\$\\d+\"?") && Integer.parseInt(one.replaceAll("\\D", "")) > elements.size()) {
                throw new IllegalArgumentException("no element " + one + " in: " + line);
            }
        }
        return new Paraphrase(
                written.getFirst().startsWith("^"),
                written.getFirst().equals("^^"),
                written.getLast().equals("$"),
                elements,
                said);
    }

    /**
     * What a rule finds.
     *
     * @param parts what each element stands for
     * @param end the place after all of it
     */
    record Match(List<Tokens> parts, int end, List<String> said) {
        /** This word where it stands among what was found; empty for one that only joins others. */
        Optional<Token> word(String said) {
            boolean joins = EnglishWords.ARTICLE.has(said) || EnglishWords.RELATOR.has(said);
            return parts.stream()
                    .filter(part -> !joins)
                    .flatMap(part -> part.list().stream())
                    .filter(token ->
                            token instanceof Token.Word word && word.lower().equals(said))
                    .findFirst();
        }

        /** The text of several elements: '"repo:$4+$6"', with "+" for a space. */
        Token composed(String said, int start, int end) {
            boolean begun = said.startsWith("\"^");
            String text = ELEMENT.matcher(
                            said.substring(begun ? 2 : 1, said.length() - 1).replace('+', ' '))
                    .replaceAll(found -> {
                        Tokens part = part(found.group());
                        boolean quote = part.size() == 1 && part.get(0) instanceof Token.Quote;
                        return Matcher.quoteReplacement(quote ? ((Token.Quote) part.get(0)).text() : part.written());
                    });
            String first = begun ? text.substring(0, 1).toUpperCase(Locale.ROOT) : text.substring(0, 1);
            return new Token.Quote(first + text.substring(1), start, end);
        }

        /** What the element stands for that is said so: "$1" is the first. */
        Tokens part(String said) {
            return parts.get(Integer.parseInt(said.replaceAll("\\D", "")) - 1);
        }
    }

    /** What fits from a place on; empty when the rule does not. */
    Optional<Match> at(Tokens tokens, int from, Knowledge knowledge) {
        List<Integer> places = new ArrayList<>(List.of(from));
        boolean fits = fits(tokens, 0, places, knowledge)
                && places.getLast() > from
                && (!begins || begins(tokens, from))
                && (!opens || opens(tokens, from));
        if (!fits) {
            return Optional.empty();
        }
        List<Tokens> parts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            parts.add(tokens.slice(places.get(i), places.get(i + 1)));
        }
        return Optional.of(new Match(parts, places.getLast(), said));
    }

    /** Whether the elements from one on fit what stands from the last of the places on; adds where each ends. */
    private boolean fits(Tokens tokens, int element, List<Integer> places, Knowledge knowledge) {
        int at = places.getLast();
        if (element == elements.size()) {
            return !ends || at >= tokens.size() || closes(tokens, at);
        }
        for (int end : elements.get(element).ends(tokens, at, knowledge)) {
            places.add(end);
            if (fits(tokens, element + 1, places, knowledge)) {
                return true;
            }
            places.removeLast();
        }
        return false;
    }

    private static boolean begins(Tokens tokens, int at) {
        return at == 0
                || tokens.get(at - 1) instanceof Token.Mark
                || EnglishWords.JOINING.has(tokens.word(at - 1))
                || EnglishWords.FILLER.has(tokens.word(at - 1))
                || wished(tokens, at);
    }

    private static boolean opens(Tokens tokens, int at) {
        int first = at;
        while (first > 0
                && EnglishWords.FILLER.has(tokens.word(first - 1))
                && !EnglishWords.JOINING.has(tokens.word(first - 1))) {
            first--;
        }
        if (first == 0) {
            return true;
        }
        if (!(tokens.get(first - 1) instanceof Token.Mark mark) || INNER.contains(mark.sign())) {
            return false;
        }
        int sentence = first - 1;
        while (sentence > 0 && !(tokens.get(sentence - 1) instanceof Token.Mark one && CLOSING.contains(one.sign()))) {
            sentence--;
        }
        return mark.sign() != ',' || CONDITIONAL.contains(tokens.word(sentence));
    }

    /** Whether words end before a place that only say that something is wanted. */
    private static boolean wished(Tokens tokens, int at) {
        for (int from = Math.max(0, at - LONGEST_WISH); from < at; from++) {
            if (EnglishWords.WISH.phrases().end(tokens, from) == at) {
                return true;
            }
        }
        return false;
    }

    private static boolean closes(Tokens tokens, int at) {
        return tokens.get(at) instanceof Token.Mark || EnglishWords.JOINING.has(tokens.word(at));
    }

    /**
     * One element of a rule: any of its words, of the words of its sections, or of its kinds.
     *
     * @param marks signs that are tokens of their own
     */
    record Element(
            Set<String> words, Set<Character> marks, List<EnglishWords> sections, Set<String> kinds, boolean optional) {
        Element {
            words = Set.copyOf(words);
            marks = Set.copyOf(marks);
            sections = List.copyOf(sections);
            kinds = Set.copyOf(kinds);
        }

        static Element of(String written) {
            boolean optional = written.length() > 1 && written.endsWith("?");
            String one = optional ? written.substring(0, written.length() - 1) : written;
            Set<String> words = new HashSet<>();
            Set<Character> marks = new HashSet<>();
            List<EnglishWords> sections = new ArrayList<>();
            Set<String> kinds = new HashSet<>();
            for (String each : one.split("\\|")) {
                String name = each.replaceAll("[\\[\\]<>]", "");
                if (each.startsWith("[")) {
                    sections.add(EnglishWords.valueOf(name.toUpperCase(Locale.ROOT)));
                } else if (each.startsWith("<") || each.startsWith("*")) {
                    kinds.add(name);
                } else if (each.length() == 1 && !Character.isLetterOrDigit(each.charAt(0))) {
                    marks.add(each.charAt(0));
                }
                words.add(each);
            }
            return new Element(words, marks, sections, kinds, optional);
        }

        /** Where it may end when it begins at a place, the likeliest first. */
        List<Integer> ends(Tokens tokens, int at, Knowledge knowledge) {
            List<Integer> ends = new ArrayList<>();
            for (int i = at;
                    kinds.contains("*")
                            && i < Math.min(tokens.size(), at + LONGEST)
                            && !(tokens.get(i) instanceof Token.Mark);
                    i++) {
                ends.add(i + 1);
            }
            if (at < tokens.size() && !kinds.contains("*")) {
                int end = said(tokens, at);
                for (String kind : kinds) {
                    end = Math.max(end, Naming.end(kind, tokens, at, knowledge));
                }
                if (end > at) {
                    ends.add(end);
                }
            }
            if (optional) {
                ends.add(at);
            }
            return ends;
        }

        private int said(Tokens tokens, int at) {
            boolean word = !tokens.word(at).isEmpty() && words.contains(tokens.word(at));
            boolean mark = tokens.get(at) instanceof Token.Mark one && marks.contains(one.sign());
            int longest = word || mark ? at + 1 : 0;
            for (EnglishWords section : sections) {
                longest = Math.max(longest, section.phrases().end(tokens, at));
            }
            return longest;
        }
    }

    /** What stands at a place, by its kind. */
    private static final class Naming {
        private Naming() {}

        /** The place after it; 0 where nothing of that kind stands there. */
        static int end(String kind, Tokens tokens, int at, Knowledge knowledge) {
            return switch (kind) {
                case "tool" ->
                    knowledge.tool(tokens, at).map(Knowledge.Named::end).orElse(0);
                case "thing" ->
                    knowledge
                            .thing(tokens, at, tokens.size())
                            .map(Knowledge.Named::end)
                            .orElse(0);
                case "model" ->
                    knowledge.isModel(tokens, at)
                            ? knowledge
                                    .tool(tokens, at)
                                    .map(Knowledge.Named::end)
                                    .orElse(at + 1)
                            : 0;
                case "rest" -> text(tokens, at, tokens.size(), knowledge);
                case "sentence" -> text(tokens, at, sentence(tokens, at), knowledge);
                case "clause" -> clause(tokens, at);
                default -> stands(kind, tokens.get(at), tokens.word(at), knowledge) ? at + 1 : 0;
            };
        }

        private static boolean stands(String kind, Token token, String word, Knowledge knowledge) {
            return switch (kind) {
                case "quote" -> token instanceof Token.Quote;
                case "word" -> !word.isEmpty();
                case "name" -> English.isName(word) && !knowledge.knows(word);
                case "large" ->
                    token instanceof Token.Word one
                            && Character.isUpperCase(one.text().charAt(0));
                case "room" -> word.matches("#.+|\\d{15,21}");
                case "email" -> word.matches("[^@\\s]+@[^@\\s]+\\.[a-z]{2,}");
                case "key" -> word.matches("[a-z][a-z0-9]*-\\d+|#\\d+");
                case "handle" -> word.matches("@[\\w.-]+");
                case "repo" -> word.matches("[\\w.-]+/[\\w.-]+");
                case "link" -> token instanceof Token.Link;
                case "file" -> word.matches("[^/@]+\\.(pdf|docx?|xlsx?|csv|txt|md|png|jpe?g|pptx?|zip|json)");
                case "yaml" -> word.matches("[^/@]+\\.ya?ml");
                case "hour" -> word.matches("\\d{1,2}([:.]\\d\\d)?");
                default -> throw new IllegalArgumentException("no such kind: <" + kind + ">");
            };
        }

        /** The words up to an end, where they name no tool and nobody, and so can only be a text. */
        private static int text(Tokens tokens, int at, int end, Knowledge knowledge) {
            int named = tokens.find(
                    at,
                    i -> i >= end
                            || knowledge.tool(tokens, i).isPresent()
                            || tokens.word(i).matches("[#@].+|.+@.+")
                            || !(tokens.get(i) instanceof Token.Word || tokens.get(i) instanceof Token.Mark));
            return named >= end ? end : 0;
        }

        /** What is left of the sentence, where nothing else is ordered in it. */
        private static int clause(Tokens tokens, int at) {
            int end = sentence(tokens, at);
            int other = tokens.find(
                    at,
                    i -> i >= end
                            || tokens.get(i) instanceof Token.Mark
                            || (EnglishWords.JOINING.has(tokens.word(i)) && orders(tokens.word(i + 1))));
            return other >= end ? end : 0;
        }

        private static boolean orders(String word) {
            return EnglishWords.TELL.has(word)
                    || EnglishWords.MAKE.has(word)
                    || EnglishWords.CHANGE.has(word)
                    || EnglishWords.WORK.has(word)
                    || EnglishWords.LOOK.has(word);
        }

        private static int sentence(Tokens tokens, int at) {
            return tokens.find(at, i -> tokens.get(i) instanceof Token.Mark mark && CLOSING.contains(mark.sign()));
        }
    }
}
