package app.dispatch.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file or a method past the budget is split by role. Comments and blank lines are free, so that none has to go. */
class SizeTest {
    private static final int MOST_IN_A_FILE = 300;
    private static final int MOST_IN_A_METHOD = 40;

    @Test
    void no_file_and_no_method_is_past_the_budget() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        Sources.ofAllModules().forEach(file -> sources.put(file.toString(), Sources.read(file)));
        assertThat(past(sources)).isEmpty();
    }

    @Test
    void comments_and_blank_lines_are_free() throws IOException {
        String most = "int a;\n".repeat(MOST_IN_A_FILE - 2);
        String free = "/** One\n * two \"three\n */\n\n  // four\n";
        assertThat(past("A.java", free + "class A {\n" + most + free + "}\n")).isEmpty();
        assertThat(past("A.java", free + "class A {\nint b; // five\n" + most + free + "}\n"))
                .containsExactly("A.java: 301 lines");
    }

    @Test
    void a_method_is_counted_from_its_first_line_to_its_last() throws IOException {
        String most = "a();\n".repeat(MOST_IN_A_METHOD - 2);
        assertThat(past("A.java", "class A {\nvoid a() {\n// free\n\n" + most + "}\n}\n"))
                .isEmpty();
        assertThat(past("A.java", "class A {\nvoid a() {\na();\n" + most + "}\n}\n"))
                .containsExactly("A.java: 41 lines in a() at line 2");
    }

    @Test
    void what_looks_like_a_comment_in_a_literal_counts() {
        assertThat(Code.of("a(\"/*\");\nb();\nc('\"', \"*/\");\n").lines()).isEqualTo(3);
        assertThat(Code.of("a(\"\"\"\n  // \"text\"\n  /*\n\n  \"\"\");\n").lines())
                .isEqualTo(4);
    }

    private static List<String> past(String name, String source) throws IOException {
        return past(Map.of(name, source));
    }

    private static List<String> past(Map<String, String> sources) throws IOException {
        List<String> names = List.copyOf(sources.keySet());
        List<Code> codes = sources.values().stream().map(Code::of).toList();
        List<List<Code.Method>> methods = Code.methods(codes);
        List<String> past = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (codes.get(i).lines() > MOST_IN_A_FILE) {
                past.add(name + ": " + codes.get(i).lines() + " lines");
            }
            methods.get(i).stream()
                    .filter(method -> method.lines() > MOST_IN_A_METHOD)
                    .map(method ->
                            name + ": " + method.lines() + " lines in " + method.name() + "() at line " + method.at())
                    .forEach(past::add);
        }
        return past;
    }
}
