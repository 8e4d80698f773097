package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What makes a message an answer to the last one of a thread: Gmail, and the recipients' programs, want the headers of RFC
 * 5322, 3.6.4, and the same subject (https://developers.google.com/workspace/gmail/api/guides/threads).
 *
 * @param headers those headers, folded
 */
record Reply(Map<String, String> headers) {
    static final Reply NONE = new Reply(Map.of());

    private static final Pattern ID = Pattern.compile("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]{1,900}>");

    /** More than these ids are not repeated: the first one, which is the thread's, and the last ones. */
    private static final int MOST_IDS = 30;

    /** To the last message of the thread, drafts aside. */
    static Reply in(ApiCall call, String thread) {
        ApiRequest request =
                ApiRequest.get("/gmail/v1/users/me/threads/{id}", thread).query("format", "metadata");
        List.of("Message-ID", "References", "Subject").forEach(name -> request.query("metadataHeaders", name));
        List<Fields> messages = new ArrayList<>();
        for (Value message : call.ask(request).items("messages")) {
            if (message instanceof Fields fields && !Messages.ids(fields).contains("DRAFT")) {
                messages.add(fields);
            }
        }
        return messages.isEmpty() ? NONE : to(call, messages.getLast());
    }

    private static Reply to(ApiCall call, Fields message) {
        MailHeaders before = MailHeaders.of(message.fields("payload"));
        String subject = before.text("Subject").orElse("");
        if (!bare(subject).equals(bare(call.params().fields().text("subject").orElse("")))) {
            call.log("the thread's subject is \"" + subject + "\": under another one Gmail begins a new thread");
        }
        List<String> last = ids(before.value("Message-ID").orElse(""));
        Map<String, String> headers = new LinkedHashMap<>();
        if (!last.isEmpty()) {
            List<String> references =
                    new ArrayList<>(ids(before.value("References").orElse("")));
            references.remove(last.getFirst());
            references.add(last.getFirst());
            if (references.size() > MOST_IDS) {
                references.subList(1, references.size() - MOST_IDS + 1).clear();
            }
            headers.put("In-Reply-To", last.getFirst());
            headers.put("References", String.join("\r\n ", references));
        }
        return new Reply(headers);
    }

    private static List<String> ids(String header) {
        return ID.matcher(header).results().map(MatchResult::group).toList();
    }

    /** The subject without what answering and forwarding puts in front. */
    private static String bare(String subject) {
        return subject.toLowerCase(Locale.ROOT)
                .replaceFirst("^(\\s*(re|aw|sv|fwd?|wg)\\s*:)+", "")
                .strip();
    }
}
