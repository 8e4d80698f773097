package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.client.Interrupted;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.SettingsInvalid;

/** What becomes of what goes wrong in commands. */
record Complaints(Surroundings surroundings) {
    /** What a command does. */
    @FunctionalInterface
    interface Work {
        /** @return the exit code */
        int run() throws CannotStart, SettingsInvalid;
    }

    /** The exit code of that work, of which is told what went wrong: as JSON, or to people. */
    int code(boolean json, Work work) {
        try {
            return work.run();
        } catch (SettingsInvalid invalid) {
            invalid.lines().forEach(line -> say(json, "usage", line, Fields.empty()));
            return Command.USAGE;
        } catch (CannotStart cannot) {
            say(json, "cannot_start", cannot.line(), Fields.empty());
            return Command.FAILED;
        } catch (Refusal refusal) {
            if (json) {
                say(true, refusal.code(), refusal.text(), refusal.details());
            } else {
                surroundings.complain(RefusalText.firstLine(refusal));
                RefusalText.more(refusal).forEach(surroundings.err()::println);
            }
            return Command.FAILED;
        } catch (Interrupted interrupted) {
            return Command.INTERRUPTED;
        }
    }

    /** Says what went wrong: to people, or to a program in the form in which the API says it. */
    void say(boolean json, String code, String text, Fields details) {
        if (json) {
            surroundings
                    .err()
                    .println(Json.write(Fields.builder()
                            .put("error", text)
                            .put("code", code)
                            .put("details", details)
                            .build()));
        } else {
            surroundings.complain(text);
        }
    }
}
