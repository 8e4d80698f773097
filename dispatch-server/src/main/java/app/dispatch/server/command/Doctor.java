package app.dispatch.server.command;

import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.client.Profiles;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsInvalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code doctor}: looks at all that a command needs, and says what is not as it should be. */
final class Doctor {
    private static final long LITTLE = 256L * 1024 * 1024;
    private static final long MEGABYTE = 1024 * 1024;

    private final List<Value> found = new ArrayList<>();
    private boolean well = true;

    private Doctor() {}

    static Verb verb(Reach reach) {
        return new Verb(reach, "doctor", "Looks at Java, the data folder and the server, and says what is wrong.")
                .does(asked -> new Doctor().look(asked));
    }

    private int look(Asked asked) throws CannotStart, SettingsInvalid {
        Runtime.Version java = Runtime.version();
        say(true, "Java", java + ", " + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB of heap");
        say(true, "profile", profile(asked));
        if (asked.api().endsWithMe()) {
            folder(asked.said().settings(asked.surroundings()));
        }
        api(asked);
        Fields answer =
                Fields.builder().put("ok", well).put("checks", Value.of(found)).build();
        asked.show(
                answer, all -> found.forEach(each -> asked.surroundings().out().println(line((Fields) each))));
        return well ? 0 : 1;
    }

    private static String profile(Asked asked) throws CannotStart {
        Profiles profiles = Profiles.of(asked.surroundings().environment());
        return profiles.current() + " (of " + profiles.file() + ")";
    }

    private void folder(Settings settings) {
        Path folder = settings.data().folder();
        if (settings.data().database() != null) {
            say(true, "database", "the one that DISPATCH_DATABASE_URL or --database names");
            return;
        }
        if (!Files.exists(folder)) {
            say(true, "data folder", folder + " is not there yet; the first run makes it");
            return;
        }
        boolean usable = Files.isDirectory(folder) && Files.isWritable(folder);
        say(usable, "data folder", folder + (usable ? "" : " cannot be written: choose another with --data"));
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            say(free > LITTLE, "free space", free / MEGABYTE + " MB");
        } catch (IOException away) {
            say(false, "free space", "it cannot be told: " + away.getMessage());
        }
    }

    private void api(Asked asked) {
        try {
            Fields version = asked.ask(Request.get("/api/version"));
            String where = asked.api().endsWithMe()
                    ? "in this process"
                    : "at " + asked.api().server();
            say(true, "API", version.text("version").orElse("?") + " " + where);
            Value user = asked.ask(Request.get("/api/auth/me")).get("user").orElse(Value.NULL);
            say(
                    user instanceof Fields,
                    "user",
                    user instanceof Fields fields
                            ? fields.text("email").orElse("")
                            : "nobody: ./dispatch login, or --token");
        } catch (CannotStart cannot) {
            say(false, "API", cannot.line());
        } catch (Refusal refused) {
            say(false, "API", refused.text());
        }
    }

    private void say(boolean ok, String check, String says) {
        well &= ok;
        found.add(Fields.builder()
                .put("check", check)
                .put("ok", ok)
                .put("says", says)
                .build());
    }

    private static String line(Fields each) {
        boolean ok = each.get("ok").filter(Value.of(true)::equals).isPresent();
        return (ok ? "✓ " : "✗ ") + each.text("check").orElse("") + ": "
                + each.text("says").orElse("");
    }
}
