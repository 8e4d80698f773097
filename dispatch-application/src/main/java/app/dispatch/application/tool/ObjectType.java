package app.dispatch.application.tool;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members of an object, in their order, and which of them are always there; immutable. */
record ObjectType(Map<String, Value> properties, List<String> required) {
    static final ObjectType EMPTY = new ObjectType(Map.of(), List.of());

    ObjectType with(String name, Fields schema, boolean isRequired) {
        Map<String, Value> more = new LinkedHashMap<>(properties);
        more.put(name, schema);
        List<String> needed = new ArrayList<>(required);
        needed.remove(name);
        if (isRequired) {
            needed.add(name);
        }
        return new ObjectType(more, needed);
    }

    /** Its JSON Schema: an object with these members and no others. */
    Fields schema() {
        return Fields.builder()
                .put("type", "object")
                .put("properties", new Fields(properties))
                .put("required", Value.texts(required))
                .put("additionalProperties", false)
                .build();
    }
}
