package app.dispatch.adapters.http.web;

import app.dispatch.domain.account.User;

/**
 * Who makes a request.
 *
 * @param pass what says so
 */
public record Caller(User user, Pass pass) {}
