package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes what is said of something that is made or changed beside its texts: whose it is, its labels, its amount. */
final class Particulars {
    private final FreeWords words;
    private final Tokens tokens;

    Particulars(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    /** Takes ids of what it has to do with: a customer's, a thread's. */
    void ids(Claim claim, List<Part> parts, BitSet taken) {
        for (Param param : claim.operation.all("person", "related", "parent", "thread")) {
            for (Part part : parts) {
                for (int i = part.from(); i < part.to(); i++) {
                    String written = words.written(i);
                    boolean own = param.schema()
                            .text("x-pattern")
                            .filter(pattern -> pattern.contains("_") || pattern.contains("\\."))
                            .isPresent();
                    boolean numbered = !own && (isNamed(claim, param, i) || isBeside(param, i));
                    if ((own || numbered)
                            && !claim.has(param.name())
                            && words.free(claim, taken, i)
                            && Forms.fits(param, written)) {
                        claim.params.put(param.name(), Value.of(written));
                        claim.use(numbered || param.nouns().contains(tokens.word(i - 1)) ? i - 1 : i, i + 1);
                    }
                }
            }
        }
    }

    /** "on message 9100…": whether an id stands beside the noun of what it is the id of. */
    private boolean isBeside(Param param, int at) {
        return param.nouns().contains(Lemma.singular(tokens.word(at - 1)))
                && param.schema().text("x-pattern").isPresent()
                && words.written(at).matches("\\d{12,}");
    }

    /** "reply to tweet 1790…", "quote tweet 1790…": whether the verb and the noun say what an id of digits alone is for. */
    private boolean isNamed(Claim claim, Param param, int at) {
        String verb = tokens.word(words.manner().verbAt());
        return claim.operation.things().contains(Lemma.singular(tokens.word(at - 1)))
                && (param.nouns().contains(verb) || (param.is("parent") && EnglishWords.REPLY.has(verb)));
    }

    /** Takes ":eyes:", "with eyes". */
    void emoji(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> param = claim.operation.param("emoji").filter(one -> !claim.has(one.name()));
        for (Part part : param.isPresent() ? parts : List.<Part>of()) {
            int signed = tokens.find(
                    part.from(), i -> i >= part.to() || tokens.word(i).matches(":[^:]+:"));
            boolean plain = part.relator().equals("with") && part.size() == 1;
            int at = signed < part.to() ? signed : part.from();
            if ((signed < part.to() || plain)
                    && words.free(claim, taken, at)
                    && !claim.has(param.get().name())) {
                String name = words.written(at).replace(":", "");
                claim.params.put(param.get().name(), param.get().words().getOrDefault(name, Value.of(name)));
                claim.use(at == part.from() ? part.at() : at, at + 1);
            }
        }
    }

    /** Takes "v1.2.0", "branch main". */
    void version(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> version = claim.operation.param("version");
        for (Part part : parts) {
            for (int i = part.from(); version.isPresent() && i < part.to(); i++) {
                String written = words.written(i);
                boolean called = i > part.at()
                        && version.get().nouns().contains(tokens.word(i - 1))
                        && Knowledge.restricts(written.toLowerCase(Locale.ROOT));
                boolean numbered = version.get().required() && written.matches("v?\\d+(\\.\\d+)+[\\w.-]*");
                if ((called || numbered) && !claim.has(version.get().name()) && words.free(claim, taken, i)) {
                    claim.params.put(version.get().name(), Value.of(written));
                    claim.use(called ? i - 1 : i, i + 1);
                }
            }
        }
    }

    void assignee(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            boolean assigned =
                    part.relator().equals("to") && tokens.word(part.at()).equals("assigned");
            Optional<Param> param = claim.operation.param("assignee").filter(one -> !claim.has(one.name()));
            if (assigned && param.isPresent() && words.free(claim, taken, part.from(), part.to())) {
                Value who = Value.of(words.value(part.from(), part.to()).replaceFirst("^@", ""));
                claim.params.put(param.get().name(), param.get().isList() ? Value.of(List.of(who)) : who);
                claim.use(part.at(), part.to());
            }
        }
    }

    /** Takes its labels: "labelled bug", "with the label bug". */
    void labels(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> param = claim.operation.param("labels").filter(one -> !claim.has(one.name()));
        for (Part part : parts) {
            boolean labelled = EnglishWords.LABELLED.has(part.relator());
            boolean with = part.relator().equals("with")
                    && tokens.is(
                            tokens.after(part.from(), EnglishWords.ARTICLE.words()),
                            Set.of("label", "labels", "tag", "tags"));
            if (param.isEmpty() || (!labelled && !with) || !words.free(claim, taken, part.from(), part.to())) {
                continue;
            }
            int from = with ? tokens.after(part.from(), EnglishWords.ARTICLE.words()) + 1 : part.from();
            int end = labelsEnd(claim, from, part.to());
            if (end > from + 1 && tokens.get(from) instanceof Quote) {
                List<Value> quoted = new ArrayList<>();
                for (int i = from; i < end; i++) {
                    if (tokens.get(i) instanceof Quote) {
                        quoted.add(Wording.plain(words.value(i, i + 1)));
                    }
                }
                claim.params.put(param.get().name(), Value.of(quoted));
                claim.use(part.at(), end);
            } else if (from < part.to()) {
                boolean several = tokens.is(from - 1, Set.of("labels", "tags"));
                String names = words.value(from, end);
                claim.params.put(param.get().name(), list(several ? names.replace(" and ", ", ") : names));
                claim.use(part.at(), end);
            }
        }
    }

    /** Where the names of labels end: behind the last quote, or before "and assign", "and body". */
    private int labelsEnd(Claim claim, int from, int to) {
        int end = from;
        if (from < to && tokens.get(from) instanceof Quote) {
            while (end < to
                    && (tokens.get(end) instanceof Quote
                            || (end + 1 < to
                                    && tokens.get(end + 1) instanceof Quote
                                    && (tokens.mark(end, ',') || EnglishWords.AND.has(tokens.word(end)))))) {
                end++;
            }
            return end;
        }
        return tokens.find(from + 1, i -> i >= to || (EnglishWords.AND.has(tokens.word(i)) && goesOn(claim, i + 1)));
    }

    /** Whether something else is said of what is made, or to be done. */
    private boolean goesOn(Claim claim, int at) {
        int noun = tokens.after(at, EnglishWords.ARTICLE.words());
        return EnglishWords.CHANGE.has(tokens.word(at))
                || EnglishWords.TELL.has(tokens.word(at))
                || claim.operation.params().values().stream()
                        .anyMatch(one -> one.nouns().contains(Lemma.singular(tokens.word(noun))));
    }

    /** "add the label bug to issue 42": whether what a clause puts somewhere is a label with its name. */
    boolean putsLabel(Clause clause) {
        return clause.parts().stream()
                .filter(part -> part.relator().isEmpty())
                .findFirst()
                .filter(part -> {
                    int noun = tokens.after(part.from(), EnglishWords.ARTICLE.words());
                    return EnglishWords.MAKE.has(clause.verb())
                            && noun > part.from()
                            && noun + 1 < part.to()
                            && EnglishWords.TAGGING.has(tokens.word(noun));
                })
                .isPresent();
    }

    /** Takes the label that something gets or loses: "label it as Finance", "remove the label Finance from it". */
    void relabels(Claim claim, String verb, List<Part> parts, BitSet taken) {
        boolean off = EnglishWords.UNTAGGING.has(verb);
        Optional<Param> param =
                claim.operation.param(off ? "removed" : "labels").filter(one -> !claim.has(one.name()));
        boolean tags = EnglishWords.TAGGING.has(tokens.word(words.manner().verbAt()));
        boolean found = claim.operation.all("item").stream().noneMatch(one -> claim.has(one.name()));
        boolean sets = claim.params.keySet().stream()
                .anyMatch(name -> !claim.operation.parameter(name).is("item", "place"));
        if (param.isEmpty() || (found && sets && !tags && !off)) {
            return; // "close the issues that carry the label Bug" says which are closed
        }
        for (Part part : parts) {
            int noun = tokens.find(part.from(), i -> i >= part.to() || EnglishWords.TAGGING.has(tokens.word(i)));
            int name = noun < part.to() ? noun + 1 : part.from();
            boolean which = (part.relator().equals("with") && found && !tags) // "the issues with the label Bug"
                    || (off && part.relator().matches("in|with|under|by")); // "delete all mails in the label Old"
            boolean labels = noun < part.to() ? !which : tags && part.relator().matches("as|with");
            boolean named = labels
                    && name < part.to()
                    && !claim.has(param.get().name())
                    && words.free(claim, taken, name)
                    && (tokens.get(name) instanceof Quote
                            || Character.isUpperCase((words.written(name) + "a").charAt(0))
                            || name + 1 == part.to());
            List<Value> several = param.get().isList() && noun < part.to() && labels
                    ? several(claim, taken, name, part.to())
                    : List.of();
            if (several.size() > 1 && !claim.has(param.get().name())) {
                claim.params.put(param.get().name(), Value.of(several));
                claim.use(noun, part.to());
            } else if (named) {
                Value label = Wording.plain(words.value(name, name + 1));
                claim.params.put(param.get().name(), param.get().isList() ? Value.of(List.of(label)) : label);
                claim.use(noun < part.to() ? noun : part.at(), name + 1);
            }
        }
    }

    /** "the labels bug and urgent": each of them; none where other words stand there. */
    private List<Value> several(Claim claim, BitSet taken, int from, int to) {
        List<Value> all = new ArrayList<>();
        for (int i = from; i < to; i += 2) {
            boolean joined = i + 1 >= to || EnglishWords.AND.has(tokens.word(i + 1));
            if (!joined || !words.free(claim, taken, i) || tokens.get(i) instanceof Token.Mark) {
                return List.of();
            }
            all.add(Wording.plain(words.value(i, i + 1)));
        }
        return all;
    }

    /** Takes what is said of it by what it is called: 'with priority "low"'. */
    void details(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            int value = part.from() + 1;
            boolean detail = part.relator().equals("with")
                    && value + 1 == part.to()
                    && tokens.get(value) instanceof Quote
                    && words.free(claim, taken, part.from(), part.to());
            if (detail) {
                String noun = Lemma.singular(tokens.word(part.from()));
                claim.operation.params().values().stream()
                        .filter(one -> one.nouns().contains(noun) && !claim.has(one.name()))
                        .findFirst()
                        .flatMap(one ->
                                filled(one, words.value(value, part.to())).map(filled -> Map.entry(one, filled)))
                        .ifPresent(one -> {
                            claim.params.put(one.getKey().name(), one.getValue());
                            claim.use(part.at(), part.to());
                        });
            }
        }
    }

    /** What a parameter is told by a text: one of its few values, a list of one, or the text. */
    private static Value list(String text) {
        return Value.texts(List.of(text.split("\\s*,\\s*")));
    }

    private static Optional<Value> filled(Param param, String text) {
        Value worded = param.words().get(text.toLowerCase(Locale.ROOT));
        boolean few = !param.choices().isEmpty();
        boolean open = !few && (param.isList() || param.type().equals("string"));
        Value plain = param.isList() ? list(text) : Wording.plain(text);
        return worded != null ? Optional.of(worded) : open ? Optional.of(plain) : Optional.empty();
    }

    void amounts(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> amount = claim.operation.param("amount").filter(Param::isNumber);
        for (Part part : parts) {
            for (int i = part.from(); amount.isPresent() && i < part.to(); i++) {
                Optional<Numbers.Found> found = words.free(claim, taken, i) ? Numbers.at(tokens, i) : Optional.empty();
                if (found.isPresent() && !found.get().currency().isEmpty() && !compared(i)) {
                    Expressions.number(found.get(), amount.get().unit()).ifPresent(digits -> {
                        claim.params.put(amount.get().name(), Value.of(Long.parseLong(digits)));
                    });
                    claim.use(i, found.get().end());
                    return;
                }
            }
        }
    }

    /** Whether a number is what something is compared with: "more than $1,000". */
    private boolean compared(int at) {
        for (int i = Math.max(0, at - 5); i <= at; i++) {
            if (Comparison.at(tokens, i).filter(one -> one.end() > at).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** "no guests": what is not said is not there. */
    void without(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            int no = part.relator().equals("without") ? part.at() : part.from();
            boolean none = part.size() > 0
                    && (part.relator().equals("without") || EnglishWords.NO.has(tokens.word(no)))
                    && words.free(claim, taken, no, part.to());
            int noun = part.to() - 1;
            boolean open = none
                    && claim.operation.params().values().stream()
                            .anyMatch(one -> !one.required()
                                    && !claim.has(one.name())
                                    && (one.nouns().contains(tokens.word(noun))
                                            || one.nouns().contains(Lemma.singular(tokens.word(noun)))));
            if (open && part.to() - no <= 3) {
                claim.use(no, part.to());
            }
        }
    }
}
