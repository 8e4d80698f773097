package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Those who give words of a clause to what operations of all kinds ask for, each by its role. */
record Filler(
        FreeWords words,
        Naming naming,
        ToolNames tools,
        Things things,
        Places places,
        Recipients recipients,
        Items items,
        DeclaredWords declared,
        Usual usual) {
    static Filler of(Tokens tokens, Knowledge knowledge) {
        FreeWords words = new FreeWords(tokens);
        Naming naming = new Naming(words, knowledge);
        Things things = new Things(words, knowledge);
        return new Filler(
                words,
                naming,
                new ToolNames(words, knowledge, things),
                things,
                new Places(words, knowledge, naming),
                new Recipients(words, knowledge, naming),
                new Items(words, naming),
                new DeclaredWords(words, new Patterns(words, knowledge)),
                new Usual(knowledge));
    }
}
