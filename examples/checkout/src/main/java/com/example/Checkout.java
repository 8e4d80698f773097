package com.example;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.run.KeyedRun;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunKey;
import java.util.function.BiFunction;

/** Charges a card and mails the receipt, as a plan whose steps are code of this program. */
public final class Checkout {
    static final UserId SHOP = new UserId("shop");

    private static final String PLAN = """
            { "name": "Checkout", "steps": [
                { "id": "charge", "tool": "shop", "op": "charge",
                  "params": { "card": "{{ trigger.card }}", "cents": "{{ trigger.cents }}" } },
                { "id": "mail", "tool": "shop", "op": "mail",
                  "params": { "to": "{{ trigger.to }}", "receipt": "{{ steps.charge.output }}" } },
                { "id": "book", "tool": "shop", "op": "book", "params": { "receipt": "{{ steps.charge.output }}" } } ] }""";

    public record Charge(String card, long cents) {}

    public record Receipt(String id, long cents) {}

    public record Mail(String to, Receipt receipt) {}

    public record Book(Receipt receipt) {}

    public record Done(boolean done) {}

    /** What the steps do; a test gives functions of its own. */
    public record Work(
            BiFunction<Charge, OpCall, Receipt> charge,
            BiFunction<Mail, OpCall, Done> mail,
            BiFunction<Book, OpCall, Done> book) {}

    private Checkout() {}

    /** The tool that plans use. */
    static Connector tool(Work work) {
        return Tool.named("shop", "Shop")
                .op(Op.writes("charge", "Charge a card"), Charge.class, Receipt.class, work.charge())
                .op(Op.sets("mail", "Mail a receipt"), Mail.class, Done.class, work.mail())
                .op(Op.writes("book", "Book a receipt"), Book.class, Done.class, work.book())
                .build();
    }

    /** Everything but what is kept. */
    static Outside outside(Work work) {
        return Outside.inMemory().with(tool(work));
    }

    /** Begins the checkout of an order, once; asked again, it is the same one, wherever that stands. */
    static KeyedRun checkOut(Dispatch dispatch, String order, String card, long cents, String to) {
        String payload = "{\"card\":\"%s\",\"cents\":%s,\"to\":\"%s\"}".formatted(card, cents, to);
        return dispatch.runs()
                .startOnce(
                        RunRequest.of(SHOP, dispatch.plan(PLAN)).withPayload(payload),
                        new RunKey("orders", order, payload));
    }
}
