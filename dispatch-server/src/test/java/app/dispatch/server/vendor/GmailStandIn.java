package app.dispatch.server.vendor;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gmail: a mailbox with labels. */
public final class GmailStandIn {
    private static final String ME = "/gmail/v1/users/me";

    private record Mail(String id, String label, String from, String subject, String body) {}

    final VendorServer server = new VendorServer("", GoogleSignIn.BEARER, Asked::isGet);
    private final List<Mail> mails = List.of(
            new Mail(
                    "m1", "schedule", "Grace <grace@example.com>", "Lunch with Grace", "Tuesday, 1 December, at noon?"),
            new Mail("m2", "schedule", "News <news@example.com>", "Weekly newsletter", "Nothing happens at any time."),
            new Mail("m3", "receipts", "Cloud <billing@cloud.example.com>", "Receipt 77", "You paid EUR 12.50."),
            new Mail("m4", "receipts", "Beans <shop@beans.example.com>", "Thank you for your beans", "USD 8"),
            new Mail(
                    "m5",
                    "support",
                    "Linus <linus@example.com>",
                    "Checkout charges me twice",
                    "Two payments of one order."),
            new Mail("m6", "support", "Ann <ann@example.com>", "Nobody answers", "I have waited for a week."));
    private final Map<String, String> labels = new LinkedHashMap<>(
            Map.of("Label_1", "schedule", "Label_2", "receipts", "Label_3", "support", "UNREAD", "UNREAD"));
    private final Map<String, List<String>> labelled = new TreeMap<>();
    private final List<String> sent = new ArrayList<>();

    GmailStandIn() {
        for (Mail mail : mails) {
            labelled.put(mail.id(), new ArrayList<>(List.of("UNREAD", idOf(mail.label()))));
        }
        server.on("GET " + ME + "/profile", asked -> Answer.ok("{\"emailAddress\":\"ada@example.com\"}"))
                .on("GET " + ME + "/messages", this::search)
                .on("GET " + ME + "/messages/{}", asked -> message(asked.part(0)))
                .on("POST " + ME + "/messages/{}/modify", this::modify)
                .on("GET " + ME + "/labels", asked -> Answer.ok("{\"labels\":%s}", labels()))
                .on("POST " + ME + "/labels", this::label)
                .on("POST " + ME + "/messages/send", this::send);
    }

    private String idOf(String label) {
        return labels.entrySet().stream()
                .filter(one -> one.getValue().equals(label))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private List<Fields> labels() {
        return labels.entrySet().stream()
                .map(one -> Fields.builder()
                        .put("id", one.getKey())
                        .put("name", one.getValue())
                        .build())
                .toList();
    }

    private Answer search(Asked asked) {
        List<Fields> found = mails.stream()
                .filter(mail -> asked.query("q").contains("label:" + mail.label()))
                .map(mail -> Fields.builder()
                        .put("id", mail.id())
                        .put("threadId", "t" + mail.id())
                        .build())
                .toList();
        return Answer.ok("{\"messages\":%s,\"resultSizeEstimate\":2}", found);
    }

    private Answer message(String id) {
        Mail mail =
                mails.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        return Answer.ok(
                """
                {"id":%s,"threadId":%s,"labelIds":%s,"snippet":"…","internalDate":"1795600000000","sizeEstimate":500,
                 "payload":{"mimeType":"text/plain","filename":"","headers":[
                   {"name":"From","value":%s},{"name":"To","value":"ada@example.com"},{"name":"Subject","value":%s},
                   {"name":"Content-Type","value":"text/plain; charset=UTF-8"}],"body":{"size":%s,"data":%s}}}""",
                id,
                "t" + id,
                labelled.getOrDefault(id, List.of()),
                mail.from(),
                mail.subject(),
                mail.body().length(),
                Base64.getUrlEncoder().encodeToString(mail.body().getBytes(StandardCharsets.UTF_8)));
    }

    private Answer modify(Asked asked) {
        List<String> has = labelled.getOrDefault(asked.part(0), new ArrayList<>());
        has.removeAll(texts(asked.json(), "removeLabelIds"));
        has.addAll(texts(asked.json(), "addLabelIds"));
        return message(asked.part(0));
    }

    private static List<String> texts(Fields body, String name) {
        return body.items(name).stream().map(one -> ((Value.Text) one).value()).toList();
    }

    private Answer label(Asked asked) {
        String name = asked.json().text("name").orElseThrow();
        if (labels.containsValue(name)) {
            return Answer.of(409, "{\"error\":{\"code\":409,\"message\":\"Label name exists or conflicts\"}}");
        }
        String id = "Label_" + (labels.size() + 1);
        labels.put(id, name);
        return Answer.ok("{\"id\":%s,\"name\":%s}", id, name);
    }

    private Answer send(Asked asked) {
        String raw = asked.json().text("raw").orElseThrow();
        sent.add(new String(Base64.getUrlDecoder().decode(raw), StandardCharsets.US_ASCII));
        return Answer.ok("{\"id\":%s,\"threadId\":\"t9\",\"labelIds\":[\"SENT\"]}", "m" + (100 + sent.size()));
    }

    /** The messages that were sent, as MIME. */
    public List<String> sent() {
        synchronized (server) {
            return List.copyOf(sent);
        }
    }

    /** The names of the labels of a message. */
    public TreeSet<String> labelsOf(String message) {
        synchronized (server) {
            TreeSet<String> names = new TreeSet<>();
            labelled.getOrDefault(message, List.of()).forEach(id -> names.add(labels.getOrDefault(id, id)));
            return names;
        }
    }

    /** A header of a message that was sent. */
    public static String header(String mime, String name) {
        return mime.split("\r\n\r\n", 2)[0]
                .replaceAll("\r\n[ \t]+", " ")
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /** The text of a message in quoted-printable (RFC 2045, 6.7), with plain line ends. */
    public static String body(String mime) {
        if (!header(mime, "Content-Transfer-Encoding").equals("quoted-printable")) {
            throw new IllegalArgumentException(mime);
        }
        String joined = mime.split("\r\n\r\n", 2)[1].replace("=\r\n", "").replace("\r\n", "\n");
        String percent = joined.replace("%", "%25").replace("+", "%2B").replaceAll("=([0-9A-F]{2})", "%$1");
        return Asked.decoded(percent);
    }
}
