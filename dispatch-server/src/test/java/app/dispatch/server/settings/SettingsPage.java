package app.dispatch.server.settings;

import java.util.stream.Collectors;

/** The reference page of the settings, written from the settings themselves. */
final class SettingsPage {
    private static final String TOP = """
            # Settings

            A flag stands before its environment variable, that before the file of settings, and that before the default. A variable that is
            blank counts as not there. A value that is not allowed stops the start with exit code 2 and a line that names the setting and its
            place; `dispatch config check` says all that is wrong, and tries what the settings name.

            In a file of settings (`--config FILE`, or `DISPATCH_CONFIG`) a setting has the name of its variable, in small letters and without
            `DISPATCH_`: `DISPATCH_PUBLIC_URL` is `public_url`. It is YAML, one setting a line; lists may be lists, and a name that there is
            not is refused with its line. A relative path counts from the folder in which the program is started.

            ```yaml
            # What begins with # is for people.
            public_url: https://dispatch.example.com
            trusted_proxies: [127.0.0.1, 10.0.0.0/8]
            master_key_file: /run/secrets/master_key
            ```

            A secret (marked with *) can be in a file of its own, of up to 8 KiB: `DISPATCH_MASTER_KEY_FILE`, or `master_key_file` in the
            file of settings, names it. The break of the last line does not count. Both at one place are refused.

            | Flag | Variable | Default | Allowed | What it is for |
            |---|---|---|---|---|
            """;

    private static final String END = """

            Commands on local data take `--config`, `--data` and `--database`; all variables hold for every command. Two more
            variables are read by the `dispatch` script: `JAVA_HOME`, the JDK that is taken when it is of version 21 or newer (else the newest
            that is found), and `DISPATCH_JAVA_OPTS`, options for the Java virtual machine.
            """;

    private SettingsPage() {}

    static String text() {
        return TOP + Setting.all().stream().map(SettingsPage::row).collect(Collectors.joining()) + END;
    }

    private static String row(Setting setting) {
        return "| %s | `%s`%s | %s | %s | %s |\n"
                .formatted(
                        setting.flag().map(SettingsPage::code).orElse(""),
                        setting.variable(),
                        setting.isSecret() ? " *" : "",
                        setting.byDefault()
                                .filter(text -> !text.isEmpty())
                                .map(SettingsPage::code)
                                .orElse("none"),
                        setting.allowed(),
                        setting.purpose());
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
