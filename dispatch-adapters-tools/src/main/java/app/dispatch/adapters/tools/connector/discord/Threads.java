package app.dispatch.adapters.tools.connector.discord;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Threads of channels (https://docs.discord.com/developers/topics/threads). */
final class Threads {
    /** A thread that all who see the channel see; without a type it would be a private one. */
    private static final int PUBLIC = 11;

    /** What people and bots write, as opposed to what Discord notes: a message, an answer, what a command gave. */
    private static final Set<Value> WRITTEN = Set.of(Value.of(0), Value.of(19), Value.of(20), Value.of(23));

    private static final int MOST_READ = 100;

    private static final Shape THREAD =
            Shape.of("id", "name").named("channelId", "parent_id").named("messageId", "message.id");

    private Threads() {}

    static Value create(ApiCall call) {
        Params params = call.params();
        String channel = Channels.id(call, params.needed("channelId"));
        Fields name = Fields.of("name", Value.of(params.needed("name")));
        Optional<String> from = params.text("messageId");
        if (from.isPresent()) {
            ApiRequest request = ApiRequest.post("/channels/{channel}/messages/{message}/threads", channel, from.get());
            return output(call, begun(call, call.ask(request.json(name))));
        }
        ApiRequest request =
                ApiRequest.post("/channels/{channel}/threads", channel).json(name.with("type", Value.of(PUBLIC)));
        Answer answer = call.answer(request);
        if (isForums(answer) && params.text("message").isPresent()) {
            return output(call, post(call, channel, name));
        }
        if (answer.error().isPresent()) {
            throw call.failure(answer, request);
        }
        return output(call, begun(call, answer.object()));
    }

    /** A thread of a forum is made with its first message, which has its id. */
    private static Fields post(ApiCall call, String channel, Fields name) {
        Fields body = name.with("message", Messages.content(call.params().needed("message")));
        Fields thread =
                call.ask(ApiRequest.post("/channels/{channel}/threads", channel).json(body));
        return thread.get("message").isPresent() ? thread : told(thread, Value.of(call.told(thread, "id")));
    }

    private static boolean isForums(Answer answer) {
        return answer.status() == 400
                && Shape.at(answer.object(), "errors.message._errors").isPresent();
    }

    /** The thread, with its first message where one is wanted. */
    private static Fields begun(ApiCall call, Fields thread) {
        String id = call.told(thread, "id");
        Optional<String> text = call.params().text("message");
        if (text.isEmpty()) {
            return thread;
        }
        try {
            Fields message = Messages.posted(call, id, Messages.content(text.get()));
            return told(thread, message.get("id").orElseThrow());
        } catch (StepFailure failure) {
            throw withdrawn(call, id, failure);
        }
    }

    private static Fields told(Fields thread, Value message) {
        return thread.with("message", Fields.of("id", message));
    }

    /** Half of what was asked for is worse than nothing: another attempt would open another thread. */
    private static StepFailure withdrawn(ApiCall call, String thread, StepFailure failure) {
        try {
            Gone.delete(call, ApiRequest.delete("/channels/{thread}", thread));
            return failure;
        } catch (StepFailure stays) {
            return StepFailure.lasting(
                    failure.failureCode(),
                    "The thread " + thread + " was opened, but its first message was not posted: " + failure.text());
        }
    }

    private static Value output(ApiCall call, Fields thread) {
        call.told(thread, "name");
        Fields placed = thread.text("parent_id").isPresent()
                ? thread
                : thread.with(
                        "parent_id", Value.of(Channels.id(call, call.params().needed("channelId"))));
        return call.output(placed, THREAD);
    }

    /** With the thread goes all that was written in it, so others' words keep it. */
    static UndoOutcome delete(ApiCall call, Fields output) {
        String id = call.told(output, "id");
        ApiRequest request = ApiRequest.get("/channels/{thread}", id);
        Answer answer = call.answer(request);
        if (Gone.is(answer)) {
            return UndoOutcome.undone("The thread is deleted");
        }
        if (answer.error().isPresent()) {
            throw call.failure(answer, request);
        }
        String owner = call.told(answer.object(), "owner_id");
        List<Fields> messages = Messages.page(call, id, Optional.empty(), MOST_READ);
        if (messages.size() >= MOST_READ || messages.stream().anyMatch(message -> isOthers(message, owner))) {
            return UndoOutcome.changedSince("Others wrote in the thread since it was opened");
        }
        Gone.delete(call, ApiRequest.delete("/channels/{thread}", id));
        return UndoOutcome.undone("The thread is deleted");
    }

    private static boolean isOthers(Fields message, String owner) {
        return WRITTEN.contains(message.get("type").orElse(Value.of(0)))
                && !Shape.text(message, "author.id").equals(Optional.of(owner));
    }
}
