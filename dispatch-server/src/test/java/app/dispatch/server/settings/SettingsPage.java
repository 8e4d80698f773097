package app.dispatch.server.settings;

import java.util.stream.Collectors;

/** The reference page of the settings, written from the settings themselves. */
final class SettingsPage {
    private static final String TOP = """
            # Settings

            A flag stands before its environment variable, and that before the default. A variable that is blank counts as
            not there. A value that is not allowed stops the start with exit code 2 and a line that names the setting.

            | Flag | Variable | Default | Allowed | What it is for |
            |---|---|---|---|---|
            """;

    private static final String END = """

            The commands `run` and `history` take `--data` and `--database`; all variables hold for every command. Two more
            variables are read by the `dispatch` script: `JAVA_HOME`, the JDK that is taken when it is of version 21 or newer (else the newest
            that is found), and `DISPATCH_JAVA_OPTS`, options for the Java virtual machine.
            """;

    private SettingsPage() {}

    static String text() {
        return TOP + Setting.all().stream().map(SettingsPage::row).collect(Collectors.joining()) + END;
    }

    private static String row(Setting setting) {
        return "| %s | `%s` | %s | %s | %s |\n"
                .formatted(
                        setting.flag().map(SettingsPage::code).orElse(""),
                        setting.variable(),
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
