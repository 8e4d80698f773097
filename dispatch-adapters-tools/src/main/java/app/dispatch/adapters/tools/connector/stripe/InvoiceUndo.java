package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes back that an invoice was made: a draft is deleted, an open one voided, a paid one stays. */
final class InvoiceUndo {
    private InvoiceUndo() {}

    static UndoOutcome undo(ApiCall call, Fields output) {
        String id = output.text("id").orElse("");
        String name = "Invoice " + output.text("number").orElse(id);
        Optional<Fields> found = Stripe.found(call, Invoices.ONE, id);
        if (found.isEmpty()) {
            return UndoOutcome.undone(name + " is deleted");
        }
        Fields invoice = found.get();
        String status = invoice.text("status").orElse("");
        if (status.equals("void")) {
            return UndoOutcome.undone(name + " is void");
        }
        if (status.equals("paid") || isPaidInPart(invoice)) {
            return UndoOutcome.cannot(name + " is paid, at least in part");
        }
        if (!output.text("status").equals(Optional.of(status))) {
            return UndoOutcome.changedSince(name + " is " + status + " by now");
        }
        return status.equals("draft") ? delete(call, name, id) : voided(call, name, id);
    }

    private static boolean isPaidInPart(Fields invoice) {
        return invoice.get("amount_paid").orElse(Value.NULL) instanceof Num(BigDecimal paid) && paid.signum() > 0;
    }

    private static UndoOutcome voided(ApiCall call, String name, String id) {
        call.ask(Stripe.write(call, "void", Fields.empty(), "/v1/invoices/{invoice}/void", id));
        return UndoOutcome.undone(name + " is void");
    }

    /** The items go first: what is left of a deleted draft could be on the customer's next invoice. */
    private static UndoOutcome delete(ApiCall call, String name, String id) {
        Fields list =
                call.ask(ApiRequest.get("/v1/invoiceitems").query("invoice", id).query("limit", 100));
        List<Fields> items = list.items("data").stream()
                .flatMap(item -> item instanceof Fields fields ? Stream.of(fields) : Stream.<Fields>empty())
                .toList();
        List<Fields> made = Invoices.items(call.params().fields());
        if (Stripe.isTrue(list, "has_more") || !items.stream().allMatch(item -> isAmong(made, item))) {
            return UndoOutcome.changedSince(name + " was changed since it was made");
        }
        items.forEach(item -> Stripe.delete(call, "/v1/invoiceitems/{item}", call.told(item, "id")));
        Stripe.delete(call, Invoices.ONE, id);
        return UndoOutcome.undone(name + " is deleted");
    }

    private static boolean isAmong(List<Fields> made, Fields item) {
        return made.stream()
                .anyMatch(one -> one.text("description").equals(item.text("description"))
                        && amount(one).compareTo(amount(item)) == 0);
    }

    private static BigDecimal amount(Fields item) {
        return item.get("amount").orElse(Value.NULL) instanceof Num(BigDecimal number) ? number : BigDecimal.ZERO;
    }
}
