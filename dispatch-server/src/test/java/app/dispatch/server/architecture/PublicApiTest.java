package app.dispatch.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What embedding programs can see of the domain, the application and the client is there as long as the record of it in {@code
 * packaging/api.txt} says so. What is added needs no word, but for a method that others would have to implement. A break that is
 * meant is told to embedders in {@code CHANGELOG.md}, and then recorded with {@code -Ddispatch.write-api=true}; so is the whole
 * at each release.
 */
class PublicApiTest {
    private static final Path RECORD = Path.of("../packaging/api.txt");
    private static final Set<JavaModifier> SHOWN =
            Set.of(JavaModifier.ABSTRACT, JavaModifier.STATIC, JavaModifier.PROTECTED);
    private static final String INDENT = "  ";

    @Test
    void what_embedders_use_stays_as_it_is_recorded() throws IOException {
        TreeMap<String, TreeSet<String>> now = now();
        if (Boolean.getBoolean("dispatch.write-api")) {
            Files.writeString(RECORD, text(now));
        }
        assertThat(breaks(recorded(), now))
                .as("breaks of what is recorded: take them back, or tell embedders in CHANGELOG.md and record them"
                        + " with -Ddispatch.write-api=true")
                .isEmpty();
    }

    @Test
    void a_member_that_is_gone_and_a_method_that_must_be_implemented_are_breaks() {
        var recorded = new TreeMap<String, TreeSet<String>>();
        recorded.put(Runnable.class.getName(), new TreeSet<>(List.of("abstract run() : void", "stop() : void")));
        recorded.put("Gone", new TreeSet<>());
        var now = new TreeMap<String, TreeSet<String>>();
        now.put(
                Runnable.class.getName(),
                new TreeSet<>(List.of("abstract run() : void", "abstract go() : void", "static of() : void")));
        assertThat(breaks(recorded, now))
                .containsExactly(
                        "Gone is gone",
                        "java.lang.Runnable: stop() : void is gone or another",
                        "java.lang.Runnable: abstract go() : void would have to be implemented");
    }

    private static List<String> breaks(
            TreeMap<String, TreeSet<String>> recorded, TreeMap<String, TreeSet<String>> now) {
        List<String> breaks = new ArrayList<>();
        recorded.forEach((type, members) -> {
            TreeSet<String> present = now.get(type);
            if (present == null) {
                breaks.add(type + " is gone");
                return;
            }
            members.stream()
                    .filter(member -> !present.contains(member))
                    .forEach(member -> breaks.add(type + ": " + member + " is gone or another"));
            present.stream()
                    .filter(member -> member.startsWith("abstract ") && !members.contains(member))
                    .forEach(member -> breaks.add(type + ": " + member + " would have to be implemented"));
        });
        return breaks;
    }

    private static TreeMap<String, TreeSet<String>> now() {
        var now = new TreeMap<String, TreeSet<String>>();
        Stream.of(Module.DOMAIN, Module.APPLICATION, Module.CLIENT)
                .flatMap(module -> module.classes().stream())
                .filter(type -> !Module.CLIENT.holds(type) || isTheClientItself(type))
                .filter(PublicApiTest::isSeen)
                .forEach(type -> now.put(type.getName(), members(type)));
        return now;
    }

    /** Its other packages hold what the ports and the client are made of. */
    private static boolean isTheClientItself(JavaClass type) {
        return type.getPackageName().equals(Module.CLIENT.root());
    }

    private static boolean isSeen(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isAnonymousClass()
                && type.getEnclosingClass().map(PublicApiTest::isSeen).orElse(true);
    }

    private static TreeSet<String> members(JavaClass type) {
        boolean open = !type.reflect().isSealed();
        return type.getMembers().stream()
                .filter(PublicApiTest::isSeen)
                .map(member -> line(member, open))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isSeen(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC)
                && !modifiers.contains(JavaModifier.BRIDGE);
    }

    /** @param open whether others may implement what is abstract */
    private static String line(JavaMember member, boolean open) {
        String modifiers = SHOWN.stream()
                .filter(member.getModifiers()::contains)
                .filter(modifier -> open || modifier != JavaModifier.ABSTRACT)
                .sorted()
                .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
                .collect(Collectors.joining());
        return modifiers
                + switch (member) {
                    case JavaField field ->
                        field.getName() + " : " + field.getType().getName();
                    case JavaCodeUnit unit ->
                        unit.getName() + parameters(unit) + " : "
                                + unit.getReturnType().getName();
                    default -> throw new IllegalStateException(member.getDescription());
                };
    }

    private static String parameters(JavaCodeUnit unit) {
        return unit.getParameterTypes().stream().map(JavaType::getName).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(TreeMap<String, TreeSet<String>> types) {
        StringBuilder text = new StringBuilder();
        types.forEach((type, members) -> {
            text.append(type).append('\n');
            members.forEach(member -> text.append(INDENT).append(member).append('\n'));
        });
        return text.toString();
    }

    private static TreeMap<String, TreeSet<String>> recorded() throws IOException {
        var recorded = new TreeMap<String, TreeSet<String>>();
        for (String line : Files.readAllLines(RECORD)) {
            if (line.startsWith(INDENT)) {
                recorded.lastEntry().getValue().add(line.strip());
            } else {
                recorded.put(line, new TreeSet<>());
            }
        }
        assertThat(recorded).as("types in %s", RECORD).hasSizeGreaterThan(100);
        return recorded;
    }
}
