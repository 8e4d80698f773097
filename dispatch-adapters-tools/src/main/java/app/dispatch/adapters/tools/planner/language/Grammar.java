package app.dispatch.adapters.tools.planner.language;

import java.util.List;

/** Puts the parts of a sentence in the order that English has. */
interface Grammar {
    /** The parts of one sentence without its marks, reordered. */
    List<Part> arrange(List<Part> sentence);

    static Grammar of(Language language) {
        return switch (language.family()) {
            case GERMANIC -> new Germanic();
            case ROMANCE -> new Romance();
            case CHINESE -> new Chinese();
            case JAPANESE -> new Japanese();
            case ENGLISH, UNREAD -> sentence -> sentence;
        };
    }
}
