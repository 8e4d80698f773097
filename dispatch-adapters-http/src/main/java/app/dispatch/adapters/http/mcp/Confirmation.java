package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.web.Passes;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Has what would change something looked at before it is done: by the client's user, where the client can ask them; else by whoever
 * calls, who gets a code with what would be done and says it with the second call. A code is of one user, one deed and one quarter of
 * an hour, and of the very plan: nobody who has not been shown it knows it.
 *
 * @param key of the server's own, the same on all that share a database
 */
record Confirmation(SecretKey key, Passes passes, InstantSource clock) {
    static final Duration LIFE = Duration.ofMinutes(15);

    /** How long a person may think; clients give up much earlier, unless they are told to wait. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int MAC_BYTES = 18;

    /**
     * What is to be agreed to.
     *
     * @param question for a person, such as "Run this plan?"
     * @param calls what will be done, a line each
     * @param bound all that the agreement is about, as text: another text is another deed
     */
    record Deed(String question, List<String> calls, String bound) {
        private String message() {
            return question + "\n" + String.join("\n", calls);
        }
    }

    /**
     * Nothing when it may be done; else what the tool answers instead.
     *
     * @param code that the caller says it was given
     * @throws Refusal {@code bad_request} when the code is none for this deed
     */
    Optional<Fields> of(McpCall call, Deed deed, Optional<String> code) {
        if (call.canAsk()) {
            return asked(call, deed);
        }
        if (code.isEmpty()) {
            return Optional.of(Fields.builder()
                    .put("outcome", "confirmation_needed")
                    .put("calls", Value.texts(deed.calls()))
                    .put("confirm", code(call, deed))
                    .put(
                            "message",
                            "Nothing was done. Show these calls to the person you work for; if they agree, call the"
                                    + " same tool with the same arguments and this `confirm` within 15 minutes.")
                    .build());
        }
        if (!isValid(call, deed, code.get())) {
            throw Refusal.of(
                    ErrorCode.BAD_REQUEST,
                    "`confirm` is not the code of this: it is older than 15 minutes, or something is not as it was"
                            + " shown. Call without `confirm` to get what would be done now, and its code");
        }
        return Optional.empty();
    }

    private Optional<Fields> asked(McpCall call, Deed deed) {
        return switch (call.ask(deed.message(), PATIENCE)) {
            case ACCEPTED -> {
                if (!passes.valid(List.of(call.http().pass())).test(call.http().pass())) {
                    throw Refusal.of(ErrorCode.UNAUTHORIZED, "The token was revoked meanwhile");
                }
                yield Optional.empty();
            }
            case DECLINED ->
                Optional.of(notDone(deed, "declined", "The person was asked and did not agree. Nothing was done."));
            case UNANSWERED ->
                Optional.of(notDone(deed, "unanswered", "The person was asked and did not answer. Nothing was done."));
        };
    }

    private static Fields notDone(Deed deed, String outcome, String message) {
        return Fields.builder()
                .put("outcome", outcome)
                .put("calls", Value.texts(deed.calls()))
                .put("message", message)
                .build();
    }

    private String code(McpCall call, Deed deed) {
        String until = Long.toString(clock.instant().plus(LIFE).getEpochSecond(), Character.MAX_RADIX);
        return until + "." + mac(call, deed, until);
    }

    private boolean isValid(McpCall call, Deed deed, String code) {
        int dot = code.indexOf('.');
        if (dot < 1 || dot > 12 || code.length() > 100) {
            return false;
        }
        String until = code.substring(0, dot);
        byte[] said = code.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        boolean ours = MessageDigest.isEqual(said, mac(call, deed, until).getBytes(StandardCharsets.UTF_8));
        return ours && clock.instant().getEpochSecond() <= Long.parseLong(until, Character.MAX_RADIX);
    }

    private String mac(McpCall call, Deed deed, String until) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String text = "mcp-confirm\n" + call.owner() + "\n" + until + "\n" + deed.question() + "\n" + deed.bound();
            byte[] all = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] some = Arrays.copyOf(all, MAC_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(some);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
