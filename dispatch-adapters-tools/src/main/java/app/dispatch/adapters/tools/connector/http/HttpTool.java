package app.dispatch.adapters.tools.connector.http;

import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.EffectRule;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.OpDef.Example;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Map;

/** The declaration of the tool {@code http}. */
final class HttpTool {
    private static final String SHARED_PARAMS = """
            "url": {
              "x-target": "url", "x-role": "url",
              "type": "string", "minLength": 1, "maxLength": 16384,
              "description": "The absolute URL, http:// or https://; or a path that begins with /, on the connection's base URL",
              "examples": ["https://api.example.com/v1/items"] },
            "query": {
              "x-role": "fields", "type": "object",
              "x-nouns": ["query parameter", "query parameters", "query string", "query param", "query params", "querystring",
                "query-string", "url parameter", "url parameters", "url params", "search parameter", "search parameters",
                "get parameter", "get parameters", "request parameters", "parameter", "parameters", "param", "params"],
              "description": "Parameters that are added to the URL, encoded; a list repeats its name, null leaves it out",
              "additionalProperties": { "anyOf": [
                { "type": ["string", "number", "boolean", "null"] },
                { "type": "array", "items": { "type": ["string", "number", "boolean", "null"] } } ] } },
            "headers": {
              "x-role": "headers", "type": "object",
              "description": "Request headers by name; null leaves one out",
              "additionalProperties": { "type": ["string", "number", "boolean", "null"] } },
            "timeoutMs": {
              "x-role": "setting", "x-unit": "milliseconds", "x-nouns": ["timeout"], "type": "integer", "minimum": 1, "maximum": 3600000,
              "description": "The most milliseconds that the request may take, redirects included; never more than the step has" },
            "allowErrors": {
              "x-role": "setting", "x-nouns": ["errors"], "type": "boolean", "default": false,
              "description": "Whether an answer of 400 or more is an output like any other; else it fails the step" }""";

    private static final Fields GET_PARAMS = schema("""
            { "type": "object", "additionalProperties": false, "required": ["url"], "properties": {
              "followRedirects": {
                "x-role": "setting", "x-nouns": ["redirects"], "type": "boolean", "default": true,
                "description": "Whether redirects are followed, at most 5" },
            """ + SHARED_PARAMS + "} }");

    private static final Fields REQUEST_PARAMS = schema("""
            { "type": "object", "additionalProperties": false, "required": ["method", "url"], "properties": {
              "method": {
                "x-role": "method", "type": "string", "enum": ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
                "description": "The request method" },
              "json": {
                "x-role": "request_body",
                "x-nouns": ["json", "json body", "json payload", "json data", "json object", "json content", "json document"],
                "description": "Any value, sent as a JSON body" },
              "form": {
                "x-role": "request_body", "type": "object",
                "x-nouns": ["form data", "form-data", "form fields", "form field", "form parameters", "form values", "form body"],
                "description": "Fields, sent as a form (application/x-www-form-urlencoded); a list repeats its name, null leaves it out",
                "additionalProperties": { "anyOf": [
                  { "type": ["string", "number", "boolean", "null"] },
                  { "type": "array", "items": { "type": ["string", "number", "boolean", "null"] } } ] } },
              "body": {
                "x-role": "request_body", "type": ["string", "number", "boolean"],
                "x-nouns": ["body", "payload", "data", "content", "text", "message", "plain text", "request body", "text body",
                  "plain text body", "raw body", "text message"],
                "description": "Text, sent as it is; as text/plain unless a Content-Type header says otherwise" },
              "followRedirects": {
                "x-role": "setting", "x-nouns": ["redirects"], "type": "boolean",
                "description": "Whether redirects are followed, at most 5; by default for GET and HEAD only" },
            """ + SHARED_PARAMS + "} }");

    private static final Fields OUTPUT = schema("""
            { "type": "object", "additionalProperties": false, "required": ["status", "headers", "contentType", "url"],
              "properties": {
                "status": { "x-role": "state", "x-nouns": ["status", "status code"], "type": "integer", "description": "The HTTP status, such as 200" },
                "headers": {
                  "x-role": "headers", "type": "object", "additionalProperties": { "type": "string" },
                  "description": "The answer's headers, names in lower case" },
                "contentType": { "x-role": "media_type", "type": "string", "description": "The answer's Content-Type; empty when it has none" },
                "body": {
                  "x-role": "content", "type": "string",
                  "description": "The answer's body as text, or as base64 when encoding says so; left out when it is longer than 256 KiB and json holds it" },
                "encoding": { "x-role": "encoding", "const": "base64", "description": "There when the body is no text" },
                "json": { "x-role": "result", "description": "The body as a value, when it is JSON" },
                "truncated": { "x-role": "truncated", "const": true, "description": "There when the body was longer than 1 MiB and was cut" },
                "url": { "x-role": "url", "type": "string", "description": "The URL that answered, after redirects" } } }""");

    private static final OpDef REQUEST = new OpDef(
            "request",
            "Send an HTTP request",
            "Sends any HTTP request, with a JSON, form or text body, and gives back the answer. Fails on a status of 400"
                    + " or more unless allowErrors is true.",
            List.of(
                    "post",
                    "send",
                    "submit",
                    "put",
                    "patch",
                    "delete",
                    "remove",
                    "push",
                    "upload",
                    "update",
                    "create",
                    "notify",
                    "trigger",
                    "report",
                    "forward",
                    "webhook",
                    "call",
                    "request",
                    "head",
                    "options",
                    "an http request",
                    "a request"),
            new EffectRule(
                    "method",
                    Map.of(
                            "GET", Effect.READ,
                            "HEAD", Effect.READ,
                            "OPTIONS", Effect.READ,
                            "PUT", Effect.IDEMPOTENT,
                            "DELETE", Effect.IDEMPOTENT),
                    Effect.WRITE),
            true,
            REQUEST_PARAMS,
            OUTPUT,
            example("""
                    { "method": "POST", "url": "https://api.example.com/v1/items", "json": { "name": "Tea" } }""", """
                    { "status": 201, "headers": { "content-type": "application/json" }, "contentType": "application/json",
                      "body": "{\\"id\\":\\"item_1\\",\\"name\\":\\"Tea\\"}", "json": { "id": "item_1", "name": "Tea" },
                      "url": "https://api.example.com/v1/items" }"""));

    private static final OpDef GET = new OpDef(
            "get",
            "Get a URL",
            "Gets what is at a URL: a page, a file, the answer of an API. JSON is given back parsed.",
            List.of(
                    "get",
                    "fetch",
                    "read",
                    "load",
                    "download",
                    "retrieve",
                    "pull",
                    "open",
                    "visit",
                    "check",
                    "ping",
                    "hit",
                    "monitor",
                    "poll",
                    "query",
                    "look up",
                    "scrape",
                    "call",
                    "request",
                    "a url"),
            EffectRule.always(Effect.READ),
            false,
            GET_PARAMS,
            OUTPUT,
            example("""
                    { "url": "https://api.example.com/v1/items", "query": { "limit": 10 } }""", """
                    { "status": 200, "headers": { "content-type": "application/json" }, "contentType": "application/json",
                      "body": "{\\"items\\":[]}", "json": { "items": [] },
                      "url": "https://api.example.com/v1/items?limit=10" }"""));

    static final ToolDef DEFINITION = new ToolDef(
            "http",
            "HTTP",
            "Calls any web address or API over HTTP and gives back its answer.",
            List.of(
                    "url",
                    "api",
                    "rest",
                    "endpoint",
                    "webhook",
                    "web",
                    "website",
                    "site",
                    "page",
                    "web page",
                    "link",
                    "address",
                    "server",
                    "service",
                    "feed",
                    "rss",
                    "json",
                    "https",
                    "curl"),
            List.of(
                    new FieldDef(
                            "baseUrl",
                            "Base URL",
                            false,
                            false,
                            "https://api.example.com",
                            "Stands before URLs that begin with /"),
                    new FieldDef(
                            "authorization",
                            "Authorization header",
                            true,
                            false,
                            "Bearer …",
                            "Or a whole header such as X-Api-Key: …; sent to the base URL's server only"),
                    new FieldDef(
                            "headers",
                            "Default headers",
                            false,
                            false,
                            "X-Team: ops",
                            "One a line; sent to the base URL's server only",
                            true)),
            List.of(GET, REQUEST));

    private HttpTool() {}

    private static Example example(String params, String output) {
        return new Example(schema(params), Json.parse(output));
    }

    private static Fields schema(String json) {
        if (Json.parse(json) instanceof Fields fields) {
            return fields;
        }
        throw new IllegalArgumentException("no JSON object: " + json);
    }
}
