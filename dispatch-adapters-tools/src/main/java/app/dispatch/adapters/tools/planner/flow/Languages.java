package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Phrases;
import java.util.Set;

/** The languages that a text may be translated into, by their English names. */
final class Languages {
    static final Set<String> NAMES = Phrases.words("""
            english german french spanish italian portuguese dutch danish swedish norwegian finnish polish czech slovak
            hungarian romanian bulgarian greek turkish russian ukrainian arabic hebrew hindi bengali urdu chinese
            mandarin cantonese japanese korean vietnamese thai indonesian malay tagalog swahili latin catalan croatian
            serbian slovenian estonian latvian lithuanian icelandic irish welsh persian farsi esperanto""");

    private Languages() {}
}
