package app.dispatch.adapters.http;

/** Plans for the lab, as JSON. */
public final class Plans {
    private Plans() {}

    /** A plan with these steps. */
    public static String plan(String id, String... steps) {
        return "{\"id\":\"" + id + "\",\"name\":\"Check\",\"steps\":[" + String.join(",", steps) + "]}";
    }

    /** A step that gives back a value, a JSON text. */
    public static String echo(String id, String value) {
        return step(id, "echo", "{\"value\":" + value + "}");
    }

    /** A step that waits at a gate. */
    public static String waitAt(String id, String gate) {
        return step(id, "wait", "{\"gate\":\"" + gate + "\"}");
    }

    public static String step(String id, String op, String params) {
        return "{\"id\":\"" + id + "\",\"tool\":\"lab\",\"op\":\"" + op + "\",\"params\":" + params + "}";
    }
}
