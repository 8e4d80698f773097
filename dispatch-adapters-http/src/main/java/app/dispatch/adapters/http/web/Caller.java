package app.dispatch.adapters.http.web;

import app.dispatch.domain.account.User;

/**
 * Who makes a request.
 *
 * @param byToken whether a personal API token says so, and not a session
 */
public record Caller(User user, boolean byToken) {}
