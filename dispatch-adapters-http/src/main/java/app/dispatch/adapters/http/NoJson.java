package app.dispatch.adapters.http;

import io.javalin.json.JsonMapper;

/** Keeps Javalin from bringing a JSON library of its own: routes write their JSON themselves. */
final class NoJson implements JsonMapper {}
