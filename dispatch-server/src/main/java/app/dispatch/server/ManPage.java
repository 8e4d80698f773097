package app.dispatch.server;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of the command line, in the language of {@code man}: made of what the help is made of. */
final class ManPage {
    private final StringBuilder text = new StringBuilder();

    private ManPage() {}

    /** All commands on one page. */
    static String of(CommandLine root) {
        ManPage page = new ManPage();
        page.macro("TH", "DISPATCH", "1", "", "", "Dispatch");
        page.macro("SH", "NAME");
        page.line("dispatch - programmable agents");
        page.macro("SH", "SYNOPSIS");
        page.macro("B", "dispatch COMMAND [ARGUMENTS] [OPTIONS]");
        page.macro("SH", "DESCRIPTION");
        page.lines(root.getCommandSpec().usageMessage().description());
        page.macro("SH", "COMMANDS");
        page.below(root);
        page.macro("SH", "OPTIONS");
        page.line("All commands that ask Dispatch for something take these:");
        root.getSubcommands().values().stream()
                .map(each -> each.getCommandSpec().argGroups())
                .filter(groups -> !groups.isEmpty())
                .findFirst()
                .ifPresent(groups -> groups.forEach(page::group));
        page.macro("SH", "EXIT STATUS");
        page.status("0", "done; for a run: it ended ok");
        page.status("1", "failed, refused, or not possible here");
        page.status("2", "a command line or a setting that cannot be");
        page.status("130", "stopped by Ctrl-C");
        page.status("143", "stopped by SIGTERM");
        return page.text.toString();
    }

    private void below(CommandLine parent) {
        parent.getSubcommands().values().stream()
                .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                .forEach(each -> {
                    command(each.getCommandSpec());
                    below(each);
                });
    }

    private void command(CommandSpec spec) {
        String arguments = spec.positionalParameters().stream()
                .map(PositionalParamSpec::paramLabel)
                .collect(Collectors.joining(" "));
        macro("SS", (spec.qualifiedName() + " " + arguments).strip());
        lines(spec.usageMessage().description());
        spec.positionalParameters().forEach(each -> argument(each.paramLabel(), each));
        spec.options().stream()
                .filter(each -> !each.hidden() && !each.usageHelp() && each.group() == null)
                .forEach(each -> argument(names(each), each));
        footer(spec.usageMessage().footer());
    }

    private void group(ArgGroupSpec group) {
        macro("SS", String.valueOf(group.heading()).replace(":%n", ""));
        group.options().forEach(each -> argument(names(each), each));
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() > 0 ? names + " " + option.paramLabel() : names;
    }

    private void argument(String name, ArgSpec argument) {
        macro("TP");
        macro("B", name);
        lines(argument.description());
    }

    private void status(String code, String meaning) {
        macro("TP");
        macro("B", code);
        line(meaning);
    }

    /** As it stands: it is often a table or an example. */
    private void footer(String... lines) {
        if (Arrays.stream(lines).allMatch(String::isBlank)) {
            return;
        }
        macro("PP");
        macro("nf");
        Arrays.stream(lines).dropWhile(String::isBlank).forEach(this::line);
        macro("fi");
    }

    private void lines(String... lines) {
        Arrays.stream(lines).forEach(this::line);
    }

    private void line(String line) {
        String escaped = escaped(line);
        text.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "")
                .append(escaped)
                .append('\n');
    }

    private void macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(escaped(argument)).append('"');
        }
        text.append('\n');
    }

    private static String escaped(String text) {
        return text.replace("%%", "%")
                .replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("\"", "\\(dq")
                .replace("`", "\\(ga");
    }
}
