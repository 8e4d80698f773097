package app.dispatch.adapters.tools.planner.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Japanese: particles say what a word is to the verb, which comes last. */
final class Japanese implements Grammar {
    @Override
    public List<Part> arrange(List<Part> sentence) {
        List<Part> arranged = new ArrayList<>();
        List<Part> clause = new ArrayList<>();
        for (Part part : sentence) {
            if (part.is(Role.MARK)) {
                if (clause.stream().anyMatch(one -> one.is(Role.LITERAL, Role.NOUN, Role.NAME))) {
                    clause.add(part);
                } else {
                    clause.stream().filter(one -> !one.is(Role.PARTICLE)).forEach(arranged::add);
                    clause.clear();
                    arranged.add(part);
                }
            } else if (part.is(Role.VERB, Role.HAPPENS)) {
                arranged.addAll(new Clause().of(clause, part));
                clause.clear();
            } else if (part.is(Role.TIME)
                    && part.says("minutes", "hours")
                    && !clause.isEmpty()
                    && clause.getLast().is(Role.NUM)) {
                Part number = clause.removeLast();
                clause.add(number.as("every " + number.english() + " " + part.english(), Role.TIME));
            } else {
                clause.add(part);
            }
        }
        clause.stream().filter(one -> !one.is(Role.PARTICLE)).forEach(arranged::add);
        return arranged;
    }

    /** A clause before its verb, gathered by the particles. */
    private static final class Clause {
        private final List<Part> times = new ArrayList<>();
        private final List<Part> subject = new ArrayList<>();
        private final List<Part> object = new ArrayList<>();
        private final List<Part> places = new ArrayList<>();
        private final List<Part> targets = new ArrayList<>();
        private List<Part> phrase = new ArrayList<>();
        private List<Part> owner = new ArrayList<>();

        List<Part> of(List<Part> parts, Part verb) {
            for (Part part : parts) {
                if (part.is(Role.PARTICLE)) {
                    particle(part);
                } else if (part.is(Role.TIME, Role.CLOCK, Role.MARK, Role.CONJ)) {
                    keep();
                    times.add(part);
                } else {
                    phrase.add(part);
                }
            }
            keep();
            return verb.is(Role.HAPPENS) ? event(verb) : action(verb);
        }

        private void particle(Part part) {
            switch (part.english()) {
                case "no" -> {
                    if (!phrase.isEmpty() && phrase.getLast().is(Role.ADJ)) {
                        return;
                    }
                    owner = owned();
                    phrase = new ArrayList<>();
                }
                case "from no" -> own(part.as("from", Role.PREP));
                case "titled" -> own(part.as("with the title", Role.PREP));
                case "subject" -> take(subject, "", part);
                case "object" -> take(object, "", part);
                case "to" -> take(targets, "to", part);
                case "from" -> take(places, "from", part);
                case "by" -> {
                    boolean mail = mailOnly();
                    phrase = mail ? new ArrayList<>(List.of(phrase.getFirst().as("email"))) : phrase;
                    take(places, mail ? "by" : "on", part);
                }
                default -> keep();
            }
        }

        /** What was said belongs, with that word, to what follows. */
        private void own(Part word) {
            List<Part> owned = new ArrayList<>(List.of(word));
            owned.addAll(owned());
            owner = owned;
            phrase = new ArrayList<>();
        }

        private boolean mailOnly() {
            return phrase.size() == 1 && phrase.getFirst().says("email", "emails");
        }

        private void keep() {
            take(object, "", null);
        }

        private void take(List<Part> target, String word, @Nullable Part particle) {
            List<Part> said = owned();
            if (!said.isEmpty()) {
                if (!word.isEmpty() && particle != null) {
                    target.add(particle.as(word, Role.PREP));
                }
                target.addAll(said);
            }
            owner = new ArrayList<>();
            phrase = new ArrayList<>();
        }

        /** The phrase with whose it is. */
        private List<Part> owned() {
            if (owner.isEmpty() || phrase.isEmpty()) {
                return owner.isEmpty() ? phrase : owner;
            }
            Part last = owner.getLast();
            List<Part> all = new ArrayList<>();
            if (owner.getFirst().is(Role.PREP)) {
                all.addAll(phrase);
                all.addAll(owner);
            } else if (last.is(Role.ADJ)) {
                all.addAll(owner);
                all.addAll(phrase);
            } else if (last.is(Role.DAY)) {
                all.addAll(owner.subList(0, owner.size() - 1));
                all.add(last.as(last.english() + "'s"));
                all.addAll(phrase);
            } else if (last.is(Role.NAME)
                    && owner.size() == 1
                    && phrase.getFirst().is(Role.LITERAL)) {
                all.addAll(phrase);
                all.add(last.beside("on", Role.PREP));
                all.addAll(owner);
            } else if (last.is(Role.NAME) && owner.stream().allMatch(part -> part.is(Role.NAME, Role.ADJ))) {
                int before = 0;
                while (before < phrase.size() && phrase.get(before).is(Role.ADJ)) {
                    before++;
                }
                all.addAll(phrase.subList(0, before));
                all.addAll(owner);
                all.addAll(phrase.subList(before, phrase.size()));
            } else {
                all.addAll(phrase);
                all.add(last.beside("of", Role.PREP));
                all.addAll(owner);
            }
            return all;
        }

        /** With the article that makes it one thing, which Japanese leaves open. */
        private static List<Part> one(List<Part> thing) {
            if (thing.isEmpty() || !thing.getFirst().is(Role.NOUN, Role.ADJ, Role.NAME)) {
                return thing;
            }
            List<Part> all = new ArrayList<>(thing);
            Part first = thing.getFirst();
            all.addFirst(new Part("a", Role.DET, "", first.start(), first.start()));
            return all;
        }

        private List<Part> event(Part verb) {
            List<Part> all = new ArrayList<>(times);
            String[] said = verb.english().split(" ", 2);
            all.add(new Part(said[0], Role.SUB, "", verb.start(), verb.start()));
            if (subject.isEmpty() && object.isEmpty()) {
                all.add(new Part("it", Role.PRON, "", verb.start(), verb.start()));
            }
            all.addAll(one(subject));
            all.addAll(object);
            all.add(verb.as(said[1]));
            all.addAll(targets);
            all.addAll(places);
            all.add(verb.beside(",", Role.MARK));
            return all;
        }

        private List<Part> action(Part verb) {
            List<Part> all = new ArrayList<>(times);
            all.add(verb);
            all.addAll(verb.says("create") ? one(object) : object.isEmpty() ? subject : object);
            if (targets.isEmpty() && verb.says("tell", "notify")) {
                all.add(1 + times.size(), verb.beside("me", Role.PRON));
            }
            boolean made = verb.says("create", "save");
            targets.replaceAll(part -> made && part.says("to") ? part.as("in") : part);
            all.addAll(targets);
            all.addAll(places);
            all.add(verb.beside("and", Role.CONJ));
            return all;
        }
    }
}
