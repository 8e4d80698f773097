package app.dispatch.application.grounding;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks for what makes another call of one than its URL says: headers that lead elsewhere, and a method that deletes. */
final class Routing {
    /** Headers by which proxies and frameworks choose the host, the path or the method. */
    private static final Set<String> HEADERS = Set.of(
            "host",
            "forwarded",
            "x-forwarded-host",
            "x-forwarded-server",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-forwarded-prefix",
            "x-forwarded-for",
            "x-host",
            "x-real-ip",
            "x-original-host",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    /** Verbs of deleting, by their stems; of languages without spaces anywhere in the text. */
    private static final Pattern DELETES =
            Pattern.compile("(?<!\\p{L})(?:delet|remov|eras|purg|wip|destroy|discard|clear|clean"
                    + "|drop|cancel|revok|unsubscrib|terminat|tear|take down|trash|unpublish|deregister|expir|kill|get rid|archiv"
                    + "|lösch|entfern|storn|widerruf|tilg|kündig|abmeld"
                    + "|borr|elimin|quit|suprim|anul|apag|exclu|supprim|efface|enlev|retir|annul"
                    + "|rimuov|verwijder|wis|usuń|usun|skasuj|radera|ta bort|slet|fjern|smaž|odstran|удал|стер|отмен|видал|sil|kaldır)"
                    + "|削除|消去|消し|取り消|删除|刪除|移除|取消|清除|삭제|제거|취소|حذف|हटा|मिटा");

    private Routing() {}

    /** @param at the pointer to the step's parameters */
    static void check(Fields params, String at, BriefText briefText, List<Problem> problems) {
        params.fields("headers").values().keySet().stream()
                .filter(name ->
                        HEADERS.contains(NormalizedText.plain(name).text().strip()))
                .filter(name ->
                        !briefText.wishes(NormalizedText.plain(name).text().strip()))
                .forEach(name ->
                        problems.add(new Problem(Problem.pointer(at + "/headers", name), Reasons.header(name))));
        boolean deletes = params.get("method").orElse(Value.NULL) instanceof Value.Text(String method)
                && NormalizedText.plain(method).text().contains("delete");
        if (deletes && !DELETES.matcher(briefText.named()).find()) {
            problems.add(new Problem(at + "/method", Reasons.DELETES));
        }
    }
}
