package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the fields that a clause wants taken out of a text: "invoice number, date and total from the mail". */
final class Extracted {
    private final Tokens tokens;

    Extracted(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The names of the fields: "invoice_number". */
    List<String> names(Clause clause) {
        List<String> names = new ArrayList<>();
        for (Part part : fields(clause)) {
            StringBuilder name = new StringBuilder();
            for (int i = part.from(); i <= part.to(); i++) {
                String word = i < part.to() ? tokens.word(i) : "";
                boolean ends = i == part.to() || word.equals("and") || tokens.get(i) instanceof Token.Mark;
                if (ends && !name.isEmpty()) {
                    names.add(name.toString());
                    name.setLength(0);
                } else if (Knowledge.restricts(word) && word.matches("[a-z][a-z_]*")) {
                    name.append(name.isEmpty() ? "" : "_").append(word);
                }
            }
        }
        return names;
    }

    /** Where they stand, where it is said what they are taken from. */
    BitSet at(Clause clause) {
        BitSet at = new BitSet();
        if (clause.parts().stream().anyMatch(this::source)) {
            fields(clause).forEach(part -> at.set(part.from(), part.to()));
        }
        return at;
    }

    private List<Part> fields(Clause clause) {
        return clause.parts().stream()
                .takeWhile(part -> !source(part))
                .filter(part -> part.relator().isEmpty())
                .toList();
    }

    private boolean source(Part part) {
        return part.relator().matches("from|in|of") && part.size() > 0;
    }
}
