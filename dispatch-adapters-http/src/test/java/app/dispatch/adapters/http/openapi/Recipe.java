package app.dispatch.adapters.http.openapi;

import app.dispatch.adapters.http.Answer;

/** How to come by an answer, given a request that succeeds. */
interface Recipe {
    Answer make(Stage stage, Request example);
}
