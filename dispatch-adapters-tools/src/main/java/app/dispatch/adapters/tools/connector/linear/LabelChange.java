package app.dispatch.adapters.tools.connector.linear;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;

/** Which labels are put on an issue and which are taken off; the others that it has stay. */
final class LabelChange {
    private LabelChange() {}

    static boolean isAsked(Params params) {
        return !params.texts("labels").isEmpty()
                || !params.texts("removeLabels").isEmpty();
    }

    /** An input for the issue with what there is to do about its labels: nothing when it has them as it is to have them. */
    static Fields with(Fields input, ApiCall call, Fields issue) {
        String team = call.told(issue.fields("team"), "id");
        List<Fields> has = Names.nodes(issue, "labels");
        List<String> wanted = Names.labels(call, team, call.params().texts("labels"));
        List<String> unwanted = takenOff(call, team, has);
        List<String> ids = has.stream().map(label -> call.told(label, "id")).toList();
        Fields added = put(
                input,
                "addedLabelIds",
                wanted.stream()
                        .filter(id -> ids.stream().noneMatch(id::equalsIgnoreCase))
                        .toList());
        return put(
                added,
                "removedLabelIds",
                unwanted.stream()
                        .filter(id -> wanted.stream().noneMatch(id::equalsIgnoreCase))
                        .toList());
    }

    private static Fields put(Fields input, String member, List<String> ids) {
        return ids.isEmpty() ? input : input.with(member, Value.texts(ids));
    }

    /** The ids of those that it has; a name that no label has fails, one that it does not have itself is well. */
    private static List<String> takenOff(ApiCall call, String team, List<Fields> has) {
        List<String> ids = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String named : call.params().texts("removeLabels")) {
            List<Fields> own = Names.having(has, Names.isId(named) ? "id" : "name", named);
            own.forEach(label -> ids.add(call.told(label, "id")));
            if (own.isEmpty()) {
                others.add(named);
            }
        }
        Names.labels(call, team, others);
        return ids.stream().distinct().toList();
    }
}
