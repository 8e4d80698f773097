package app.dispatch.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Changes requests at random: their bodies above all, but also their paths, queries, headers and methods. */
record Mutator(Random random) {
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json; charset=nope",
            "application/json;;=",
            "x",
            "*/*",
            "application/octet-stream",
            "application/vnd.api+json",
            "text/plain; charset=iso-8859-1",
            "application/json, text/html",
            "");
    private static final List<String> IDS = List.of(
            "%2F",
            "..%2f..%2fx",
            "%00",
            "a%00b",
            "%F0%9F%98%80",
            "%ED%A0%80",
            "%FF",
            "%zz",
            "%",
            "..",
            ".",
            ";x=1",
            "a;b",
            "'--",
            "null",
            "-1",
            "0",
            "99999999999999999999",
            "1e9",
            "wf_",
            "run_",
            "wf_%20",
            "%20",
            "a%0d%0aX:1",
            "a\\b",
            "{id}",
            "%7B%7D",
            "a:b",
            "a|b",
            "é",
            "%E2%80%AE",
            "*",
            "default");
    private static final List<String> HEADERS = List.of(
            "Last-Event-ID",
            "Idempotency-Key",
            "Prefer",
            "Origin",
            "Cookie",
            "Authorization",
            "Content-Type",
            "Accept",
            "If-None-Match",
            "X-Forwarded-For",
            "Sec-Fetch-Site",
            "Sec-Purpose",
            "Content-Encoding",
            "Range",
            "X-Request-Id",
            "X-Hub-Signature-256",
            "Stripe-Signature",
            "X-Http-Method-Override",
            "Accept-Language");
    private static final List<String> HEADER_VALUES = List.of(
            "",
            " ",
            "x",
            ",",
            ";",
            "=",
            "\"",
            "null",
            "\t",
            "é",
            "\u0001",
            "%00",
            "run_x:1",
            "run_x:-1",
            ":",
            "run_:1:2",
            "respond-async, wait=-1",
            "wait=99999999999",
            "return=minimal; x=\"",
            "null",
            "http://",
            "https://a b",
            "http://dispatch",
            "http://[::1",
            "dispatch_session=",
            "dispatch_session=a.b.c",
            "=; ;;",
            "a=b; a=c",
            "dispatch_session=\"x",
            "Bearer",
            "Bearer ",
            "Bearer dsp_live_0000000000000000000000000000",
            "Basic Og==",
            "Basic %%%",
            "Bearer é",
            "W/\"x\", *",
            "*",
            "bytes=0-0",
            "gzip",
            "1.2.3.4, ::1",
            "[",
            "cross-site",
            "prefetch",
            "t=1,v1=00",
            "sha256=zz");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get");
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);

    /** The request with one to four changes. */
    Request changed(Request request) {
        Request changed = request;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            changed = once(changed);
        }
        return changed;
    }

    private Request once(Request request) {
        int kind = random.nextInt(20);
        if (kind < 10 && request.body().length > 0) {
            String text = new String(request.body(), StandardCharsets.UTF_8);
            return request.withBody(JsonText.changed(text, random).getBytes(StandardCharsets.UTF_8));
        }
        return switch (kind) {
            case 10 -> request.withBody(bytes(request.body()));
            case 11 -> payload(request);
            case 12, 13 -> request.withTarget(path(request.target()));
            case 14, 15 -> request.withTarget(query(request.target()));
            case 16 -> request.with("Content-Type", Odd.one(TYPES, random));
            case 17 -> random.nextInt(4) == 0 ? request.withMethod(Odd.one(METHODS, random)) : request;
            default -> request.with(Odd.one(HEADERS, random), header());
        };
    }

    private String header() {
        return random.nextInt(12) == 0 ? "x".repeat(random.nextInt(7_000)) : Odd.one(HEADER_VALUES, random);
    }

    /** What is no longer JSON, or not in UTF-8. */
    private byte[] bytes(byte[] body) {
        if (body.length == 0) {
            return Odd.json(random).getBytes(StandardCharsets.UTF_8);
        }
        byte[] other = Arrays.copyOf(body, body.length);
        switch (random.nextInt(5)) {
            case 0 -> other = Arrays.copyOf(body, random.nextInt(body.length));
            case 1 -> other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> other = joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, body);
            case 3 -> other = new String(body, StandardCharsets.UTF_8).getBytes(Odd.one(CHARSETS, random));
            default -> other = joined(body, body);
        }
        return other;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    /** A body of another type, as senders of webhooks have it. */
    private Request payload(Request request) {
        String type = Odd.one(TYPES, random);
        String body = type.contains("form")
                ? random.ints(random.nextInt(4), 0, 9)
                        .mapToObj(i -> "a" + i + (i == 0 ? "" : "=") + Odd.text(random))
                        .collect(Collectors.joining("&"))
                : Odd.text(random);
        return request.with("Content-Type", type).withBody(body.getBytes(StandardCharsets.UTF_8));
    }

    private String path(String target) {
        int question = target.indexOf('?');
        String query = question < 0 ? "" : target.substring(question);
        String[] parts = (question < 0 ? target : target.substring(0, question)).split("/", -1);
        int at = random.nextInt(4) == 0 ? random.nextInt(parts.length) : Math.min(3, parts.length - 1);
        parts[at] = switch (random.nextInt(6)) {
            case 0 -> "x".repeat(random.nextInt(3_000));
            case 1 -> parts[at] + Odd.one(IDS, random);
            default -> Odd.one(IDS, random);
        };
        String path = String.join("/", parts);
        return (path.startsWith("/") ? path : "/" + path) + query;
    }

    private String query(String target) {
        String name = Odd.one(
                List.of("limit", "cursor", "status", "trigger", "workflowId", "category", "prefer", "x"), random);
        String value = random.nextBoolean() ? Odd.one(IDS, random) : escaped(Odd.text(random));
        return target + (target.indexOf('?') < 0 ? '?' : '&') + name + "=" + value;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte one : text.substring(0, Math.min(500, text.length())).getBytes(StandardCharsets.UTF_8)) {
            escaped.append(String.format("%%%02X", one));
        }
        return escaped.toString();
    }
}
