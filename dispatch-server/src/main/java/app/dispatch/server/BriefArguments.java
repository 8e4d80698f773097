package app.dispatch.server;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** A brief on the command line: all words together, with or without quotes. */
final class BriefArguments {
    private BriefArguments() {}

    static void add(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("BRIEF")
                .arity("0..*")
                .index("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("What is to be done, in plain English.")
                .build());
    }

    /** The brief; empty when there is none. */
    static String read(ParseResult parsed) {
        List<String> words = parsed.matchedPositionalValue(0, List.of());
        return String.join(" ", words).strip();
    }

    /** The brief, which must be there. */
    static String require(ParseResult parsed) {
        String brief = read(parsed);
        if (brief.isEmpty()) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(), "Say what is to be done, such as \"Get https://example.com\".");
        }
        return brief;
    }
}
