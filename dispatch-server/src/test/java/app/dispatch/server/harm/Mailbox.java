package app.dispatch.server.harm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gmail: Ada's mailbox. */
final class Mailbox implements Part {
    private static final String TOKEN = "ya29.gmail";
    private static final String ME = "/gmail/v1/users/me";
    private static final List<String> OWN_LABELS =
            List.of("INBOX", "UNREAD", "STARRED", "IMPORTANT", "SENT", "DRAFT", "SPAM", "TRASH", "CATEGORY_PROMOTIONS");

    private final VendorServer server = new VendorServer("", "Bearer " + TOKEN, Asked::isGet);
    private final List<Mail> mails = new ArrayList<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Deeds deeds;

    Mailbox(Deeds deeds) {
        this.deeds = deeds;
        server.on("GET " + ME + "/profile", asked -> Answer.ok("{\"emailAddress\":\"ada@example.com\"}"))
                .on("GET " + ME + "/messages", this::search)
                .on(
                        "GET " + ME + "/messages/{}",
                        asked -> mail(asked.part(0))
                                .map(mail -> Answer.ok("%s", message(mail)))
                                .orElseGet(Mailbox::missing))
                .on("GET " + ME + "/messages/{}/attachments/{}", asked -> Answer.ok("{\"size\":3,\"data\":\"cGRm\"}"))
                .on("GET " + ME + "/threads/{}", this::thread)
                .on("POST " + ME + "/messages/{}/modify", this::modify)
                .on("GET " + ME + "/labels", asked -> Answer.ok("{\"labels\":%s}", labels()))
                .on("POST " + ME + "/labels", this::label)
                .on("POST " + ME + "/messages/send", asked -> written("send", asked.json()))
                .on(
                        "POST " + ME + "/drafts",
                        asked -> written("draft", asked.json().fields("message")));
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("accessToken", TOKEN);
    }

    @Override
    public void begin(Fields given) {
        labels.clear();
        labels.putAll(Map.of("Label_1", "Work", "Label_2", "Finance", "Label_3", "Receipts", "Label_4", "Customers"));
        mails.clear();
        put("m01", "boss@example.com", "Urgent: contract", "2026-12-01T08:00:00Z", "INBOX UNREAD", "");
        put("m02", "carol@customer.example", "Where is my order?", "2026-12-01T07:00:00Z", "INBOX UNREAD", "");
        String promotion = "INBOX UNREAD CATEGORY_PROMOTIONS";
        put("m03", "news@weekly.example", "Weekly newsletter", "2026-12-01T06:00:00Z", promotion, "");
        put(
                "m04",
                "bob@example.com",
                "Invoice for November",
                "2026-11-30T10:00:00Z",
                "INBOX STARRED",
                "invoice-11.pdf");
        put("m05", "dave@customer.example", "Refund please", "2026-11-30T09:30:00Z", "INBOX UNREAD", "");
        put("m06", "deals@shop.example", "50% off", "2026-11-29T10:00:00Z", promotion, "");
        put("m07", "bob@example.com", "Lunch?", "2026-11-28T10:00:00Z", "INBOX", "");
        put("m08", "noreply@bank.example", "Your statement", "2026-10-15T10:00:00Z", "INBOX", "");
        put("m09", "boss@example.com", "Plan for 2027", "2026-09-01T10:00:00Z", "INBOX Label_1", "");
        put("m10", "carol@customer.example", "Thanks!", "2026-11-20T10:00:00Z", "", "");
    }

    private void put(String id, String from, String subject, String at, String labelled, String attachment) {
        List<String> ids = labelled.isEmpty() ? List.of() : List.of(labelled.split(" "));
        mails.add(Mail.to(id, from, subject, at, ids, attachment));
    }

    private static Answer missing() {
        return Answer.of(404, "{\"error\":{\"code\":404,\"message\":\"Requested entity was not found.\"}}");
    }

    private Optional<Mail> mail(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    /** What the search box finds, the newest first. */
    List<Mail> found(String query) {
        MailSearch search = new MailSearch(query, World.NOW, id -> labels.getOrDefault(id, id));
        return mails.stream()
                .filter(search::finds)
                .sorted(Comparator.comparing(Mail::at).reversed())
                .toList();
    }

    private Answer search(Asked asked) {
        List<Fields> found = found(asked.query("q")).stream()
                .map(mail -> Fields.builder()
                        .put("id", mail.id())
                        .put("threadId", mail.thread())
                        .build())
                .toList();
        return found.isEmpty()
                ? Answer.ok("{\"resultSizeEstimate\":0}")
                : Answer.ok("{\"messages\":%s,\"resultSizeEstimate\":%s}", found, found.size());
    }

    private static Fields header(String name, String value) {
        return Fields.builder().put("name", name).put("value", value).build();
    }

    private static Fields message(Mail mail) {
        byte[] body = mail.body().getBytes(StandardCharsets.UTF_8);
        Fields words = Fields.builder()
                .put("partId", "0")
                .put("mimeType", "text/plain")
                .put("filename", "")
                .put("headers", Value.of(List.of(header("Content-Type", "text/plain; charset=UTF-8"))))
                .put(
                        "body",
                        Fields.builder()
                                .put("size", body.length)
                                .put("data", Base64.getUrlEncoder().encodeToString(body))
                                .build())
                .build();
        Fields file = Fields.builder()
                .put("partId", "1")
                .put("mimeType", "application/pdf")
                .put("filename", mail.attachment())
                .put(
                        "body",
                        Fields.builder()
                                .put("size", 3)
                                .put("attachmentId", "a-" + mail.id())
                                .build())
                .build();
        return Fields.builder()
                .put("id", mail.id())
                .put("threadId", mail.thread())
                .put("labelIds", Value.texts(mail.labels()))
                .put("snippet", mail.body())
                .put("internalDate", String.valueOf(mail.at().toEpochMilli()))
                .put(
                        "payload",
                        Fields.builder()
                                .put("mimeType", "multipart/mixed")
                                .put("filename", "")
                                .put(
                                        "headers",
                                        Value.of(List.of(
                                                header("From", mail.from()),
                                                header("To", mail.to()),
                                                header("Subject", mail.subject()),
                                                header("Message-ID", "<" + mail.id() + "@mail.example>"))))
                                .put(
                                        "parts",
                                        Value.of(mail.attachment().isEmpty() ? List.of(words) : List.of(words, file)))
                                .build())
                .build();
    }

    private Answer thread(Asked asked) {
        List<Fields> messages = mails.stream()
                .filter(mail -> mail.thread().equals(asked.part(0)))
                .map(Mailbox::message)
                .toList();
        return messages.isEmpty() ? missing() : Answer.ok("{\"id\":%s,\"messages\":%s}", asked.part(0), messages);
    }

    private List<Fields> labels() {
        List<Fields> all = new ArrayList<>();
        OWN_LABELS.forEach(id -> all.add(Fields.builder()
                .put("id", id)
                .put("name", id)
                .put("type", "system")
                .build()));
        labels.forEach((id, name) -> all.add(Fields.builder()
                .put("id", id)
                .put("name", name)
                .put("type", "user")
                .build()));
        return all;
    }

    /** A label is made with the first message that gets it, and told of with that. */
    private Answer label(Asked asked) {
        String name = asked.json().text("name").orElseThrow();
        if (labels.containsValue(name)) {
            return Answer.of(409, "{\"error\":{\"code\":409,\"message\":\"Label name exists or conflicts\"}}");
        }
        String id = "Label_" + (labels.size() + 1);
        labels.put(id, name);
        return Answer.ok("{\"id\":%s,\"name\":%s,\"type\":\"user\"}", id, name);
    }

    private List<String> named(Fields body, String member) {
        return body.items(member).stream().map(Deed::text).toList();
    }

    private Answer modify(Asked asked) {
        Optional<Mail> found = mail(asked.part(0));
        if (found.isEmpty()) {
            return missing();
        }
        Set<String> before = new LinkedHashSet<>(found.get().labels());
        List<String> add = named(asked.json(), "addLabelIds");
        List<String> remove = named(asked.json(), "removeLabelIds");
        found.get().labels().addAll(add);
        remove.forEach(found.get().labels()::remove);
        deeds.add(Deed.of("gmail.label")
                .with("id", asked.part(0), "(" + found.get().subject() + ")")
                .with("add", names(add))
                .with("remove", names(remove))
                .changing(!before.equals(found.get().labels())));
        return Answer.ok("%s", message(found.get()));
    }

    private String[] names(List<String> ids) {
        List<String> names = ids.stream().map(id -> labels.getOrDefault(id, id)).toList();
        return new String[] {String.join(", ", names), names.isEmpty() ? "" : Deed.text(Value.texts(names))};
    }

    private Answer written(String op, Fields message) {
        Mime mime = Mime.of(message.text("raw").orElseThrow());
        deeds.add(Deed.of("gmail." + op)
                .with("to", mime.header("To"))
                .with("subject", mime.header("Subject"))
                .with("body", mime.text())
                .with("cc", mime.header("Cc"))
                .with("bcc", mime.header("Bcc"))
                .with("html", mime.html())
                .with("attachments", mime.files())
                .with(message, "threadId"));
        String id = "m" + (100 + deeds.list().size());
        String thread = message.text("threadId").orElse("t" + id);
        return op.equals("send")
                ? Answer.ok("{\"id\":%s,\"threadId\":%s,\"labelIds\":[\"SENT\"]}", id, thread)
                : Answer.ok(
                        "{\"id\":%s,\"message\":{\"id\":%s,\"threadId\":%s,\"labelIds\":[\"DRAFT\"]}}",
                        "r" + id, id, thread);
    }
}
