package app.dispatch.server.fuzz;

import java.util.List;
import java.util.Random;

/** Values that programs trip over, by their kind. */
final class Odd {
    /** Texts as JSON writes numbers and other values, and as it does not. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "1.5",
            "1e999",
            "-1e999",
            "1e-999",
            "1E+2",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "2147483648",
            "1" + "0".repeat(400),
            "0." + "3".repeat(2000),
            "NaN",
            "Infinity",
            "-",
            "01",
            "0x10",
            "{}",
            "[]",
            "[[]]",
            "[null]",
            "{\"\":null}",
            "{\"__proto__\":1}",
            "\"\"",
            "'a'",
            "undefined",
            "\"",
            "{\"a\":1,\"a\":2}",
            "[1,]",
            "/*c*/1",
            "\"\t\"");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\ud800",
            "\udc00x",
            "\ud83d\ude00",
            "\u202egnp.exe",
            "\ufeff",
            "\u2028",
            "\uffff",
            "İ",
            "ß",
            "é",
            "e\u0301",
            "\n",
            "\r\nX-Injected: 1",
            "\t",
            "\\",
            "\"",
            "'",
            "' OR 1=1 --",
            "%00",
            "%s%n",
            "${jndi:ldap://127.0.0.1/a}",
            "{{",
            "}}",
            "{{ }}",
            "{{ trigger }}",
            "{{ trigger.a.b }}",
            "{{ steps.a.output }}",
            "{{ 1/0 }}",
            "{{ [1,2].map(a, [1,2].map(b, a*b)) }}",
            "{{ 'a'.matches('(a+)+$') }}",
            "{{ size('a') }} {{ x }}",
            "../../etc/passwd",
            "..%2f..%2fetc",
            "file:///etc/passwd",
            "http://127.0.0.1:1/",
            "http://169.254.169.254/",
            "http://[::1]:0/",
            "https://" + "a".repeat(300) + ".example.com/",
            "javascript:alert(1)",
            "<script>",
            "null",
            "true",
            "-1",
            "1e999",
            "wf_",
            "run_x:99999999999999999999",
            "* * * * *",
            "*/0 * * * *",
            "0 9 30 2 *",
            "0 0 1 1 8",
            "60 * * * *",
            "@daily",
            "0 9 * * MON-",
            "* * * * * *",
            "0-59/7,3 */5 L * ?",
            "Europe/Berlin",
            "Mars/Olympus",
            "GMT+99",
            "+18:01",
            "a@b",
            "a@b.co",
            "\"a\"@b.co",
            "webhook",
            "live",
            "dry-run");

    private Odd() {}

    static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** A text; once in a while a very long one. */
    static String text(Random random) {
        return switch (random.nextInt(24)) {
            case 0 -> "x".repeat(1 + random.nextInt(65_536));
            case 1 -> one(TEXTS, random).repeat(1 + random.nextInt(300));
            case 2 -> one(TEXTS, random) + one(TEXTS, random);
            case 3 -> "{{ " + "(".repeat(200) + "1" + ")".repeat(200) + " }}";
            default -> one(TEXTS, random);
        };
    }

    /** A text in JSON's quotes, with its characters as they are or escaped, whether JSON knows them or not. */
    static String quoted(String text, boolean escaped) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (escaped && (sign < ' ' || sign > '~')) {
                json.append(String.format("\\u%04x", (int) sign));
            } else if (sign == '"' || sign == '\\') {
                json.append('\\').append(sign);
            } else {
                json.append(sign);
            }
        }
        return json.append('"').toString();
    }

    /** The text of a JSON value, or of what is nearly one. */
    static String json(Random random) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> one(VALUES, random);
            case 4 -> nested(1 + random.nextInt(70), random.nextBoolean());
            case 5 -> nested(random.nextInt(20_000), random.nextBoolean());
            default -> quoted(text(random), random.nextInt(4) > 0);
        };
    }

    private static String nested(int depth, boolean lists) {
        return lists ? "[".repeat(depth) + "]".repeat(depth) : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }
}
