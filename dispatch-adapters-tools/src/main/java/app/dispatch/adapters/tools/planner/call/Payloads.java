package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Tells whether a brief speaks of what its own webhook receives, without saying that it has one. */
final class Payloads {
    private static final Phrases PHRASES = Phrases.of("""
            from the webhook | of the webhook | the webhook payload | the payload of the webhook
            from the payload | of the payload | the incoming payload | the trigger payload | from the trigger
            the webhook 's | the payload 's | in the payload | the webhook body | the incoming webhook
            what the webhook receives | what the webhook sends | the received payload | the incoming data
            the incoming body | from its webhook | of its webhook | the trigger 's | in the webhook""");

    private Payloads() {}

    static boolean mentioned(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int end = PHRASES.end(tokens, i);
            boolean dotted = tokens.word(i).matches("(?:payload|trigger|webhook)\\.\\w.*");
            if (dotted
                    || (end > 0
                            && !(end < tokens.size() && tokens.get(end) instanceof Link)
                            && !tokens.word(end).equals("at"))) {
                return true;
            }
        }
        return false;
    }
}
