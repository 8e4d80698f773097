package app.dispatch.adapters.http.console;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The modules of the console as browsers get them: all that the first page needs as one file, and what is left of each room as another.
 * Together they are a third smaller on the way than one by one, and a page is there after two requests and not after sixty.
 *
 * <p>A module becomes a function that is called where the module would have been run, and gives what the module exports; its lines stay
 * as they are, but for their indentation, empty ones, those that import and export, and comments. What is exported has its name in the whole pack, so
 * that nothing has to be imported there twice: no two things in a pack may have one name. Modules may not import each other in a circle.
 */
final class Packs {
    /** What the first page needs. */
    static final String MAIN = "packs/main.js";

    private static final String ENTRY = "shell/main.js";

    private static final Pattern IMPORT = Pattern.compile("(?m)^import \\{ (.+) } from '([^']+)'\n");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export (?=(?:async function|function|const|class) (\\w+))");
    private static final Pattern EXPORTS = Pattern.compile("(?m)^export \\{ (.+) }\n");
    private static final Pattern OTHER = Pattern.compile("(?m)^(?:import|export) (?:[{*'\"]|default|let|var).*$");
    private static final Pattern WAITS = Pattern.compile("(?m)^await ");

    /** Whoever reads the code reads it where it is written; a browser need not. */
    private static final Pattern COMMENT = Pattern.compile("(?ms)^ *(?://[^\n]*|/\\*\\*.*?\\*/)\n");

    /** The docs have code in theirs, which is shown as it stands. */
    private static final Pattern INDENT = Pattern.compile("(?m)^ +|^\n");

    private final Map<String, Module> modules = new TreeMap<>();
    private final Map<String, String> packOf = new LinkedHashMap<>();

    /**
     * One module.
     *
     * @param imported the names that it takes of others, by their paths; of libraries, by their names
     * @param waits whether it has something to wait for before others may use it
     * @param body what is left of it without its imports
     */
    private record Module(
            String path, Map<String, List<String>> imported, Set<String> exported, boolean waits, String body) {
        static Module of(String path, String source) {
            String code = COMMENT.matcher(source).replaceAll("");
            Map<String, List<String>> imported = new LinkedHashMap<>();
            IMPORT.matcher(code)
                    .results()
                    .forEach(one -> imported.put(
                            resolved(path, one.group(2)), List.of(one.group(1).split(", "))));
            Set<String> exported = new TreeSet<>();
            EXPORT.matcher(code).results().forEach(one -> exported.add(one.group(1)));
            EXPORTS.matcher(code)
                    .results()
                    .forEach(one -> exported.addAll(List.of(one.group(1).split(", "))));
            String body = IMPORT.matcher(code).replaceAll("");
            body = EXPORTS.matcher(EXPORT.matcher(body).replaceAll("")).replaceAll("");
            Matcher other = OTHER.matcher(body);
            if (other.find()) {
                throw new IllegalStateException(path + " has what is not known how to pack: " + other.group());
            }
            boolean waits = WAITS.matcher(body).find();
            boolean isShown = path.startsWith(ConsoleFiles.DOCS);
            return new Module(
                    path,
                    imported,
                    exported,
                    waits,
                    isShown ? body : INDENT.matcher(body).replaceAll(""));
        }

        String packed() {
            String head = imported.entrySet().stream()
                    .map(one -> renamed(one.getKey(), one.getValue()))
                    .collect(joining());
            String given = "{ " + String.join(", ", exported) + " }";
            return "// " + path + "\nexport const " + given + " = " + (waits ? "await (async () => {" : "(() => {")
                    + "\n" + head + body.strip() + "\nreturn " + given + "\n})()\n";
        }

        /** The lines for what is not there already under the name that the module has for it. */
        private static String renamed(String path, List<String> names) {
            List<String> others = names.stream()
                    .filter(name -> !isOfConsole(path) || name.contains(" as "))
                    .toList();
            return isOfConsole(path)
                    ? others.stream()
                            .map(name -> "const " + name.replaceFirst("(.+) as (.+)", "$2 = $1") + "\n")
                            .collect(joining())
                    : "const { " + String.join(", ", others).replace(" as ", ": ") + " } = " + name(path) + "\n";
        }
    }

    private Packs(Map<String, String> sources) {
        sources.forEach((path, source) -> modules.put(path, Module.of(path, source)));
        modules.values().forEach(this::check);
        follow(ENTRY, new LinkedHashSet<>()).forEach(path -> packOf.put(path, MAIN));
        for (String path : modules.keySet()) {
            follow(path, new LinkedHashSet<>())
                    .forEach(one -> packOf.putIfAbsent(one, "packs/" + one.substring(0, one.indexOf('/')) + ".js"));
        }
    }

    /** The packs of these modules, by their paths; the sources by theirs. */
    static Map<String, String> of(Map<String, String> sources) {
        return new Packs(sources).all();
    }

    private void check(Module module) {
        module.imported().forEach((path, names) -> {
            if (isOfConsole(path)) {
                Module other = modules.get(path);
                if (other == null) {
                    throw new IllegalStateException(module.path() + " imports " + path + ", which is not there");
                }
                names.stream().map(Packs::original).forEach(name -> {
                    if (!other.exported().contains(name)) {
                        throw new IllegalStateException(
                                module.path() + " imports " + name + " of " + path + ", which has no such thing");
                    }
                });
            }
        });
    }

    /** That module and all that it imports, each behind what it imports itself. */
    private Set<String> follow(String path, Set<String> on) {
        if (!on.add(path)) {
            throw new IllegalStateException("modules import each other: " + String.join(", ", on));
        }
        Set<String> found = new LinkedHashSet<>();
        Module module = modules.get(path);
        if (module == null) {
            throw new IllegalStateException("there is no module " + path + " in the program");
        }
        module.imported().keySet().stream()
                .filter(Packs::isOfConsole)
                .forEach(other -> found.addAll(follow(other, on)));
        found.add(path);
        on.remove(path);
        return found;
    }

    private Map<String, String> all() {
        Map<String, List<Module>> packs = new LinkedHashMap<>();
        packOf.forEach((path, pack) ->
                packs.computeIfAbsent(pack, none -> new ArrayList<>()).add(modules.get(path)));
        Map<String, String> written = new LinkedHashMap<>();
        packs.forEach((pack, members) -> written.put(pack, write(pack, members)));
        return written;
    }

    private String write(String pack, List<Module> members) {
        Map<String, Set<String>> others = new TreeMap<>();
        Set<String> libraries = new TreeSet<>();
        Map<String, String> known = new TreeMap<>();
        members.forEach(one -> one.exported().forEach(name -> know(pack, known, name, one.path())));
        members.forEach(one -> one.imported().forEach((path, names) -> {
            if (!isOfConsole(path)) {
                libraries.add(path);
            } else if (!pack.equals(packOf.get(path))) {
                names.stream().map(Packs::original).forEach(name -> {
                    know(pack, known, name, path);
                    others.computeIfAbsent(packOf.getOrDefault(path, ""), none -> new TreeSet<>())
                            .add(name);
                });
            }
        }));
        return Stream.of(
                        libraries.stream().map(one -> "import * as " + name(one) + " from '" + one + "'\n"),
                        others.entrySet().stream()
                                .map(one -> "import { " + String.join(", ", one.getValue()) + " } from './"
                                        + one.getKey().substring("packs/".length()) + "'\n"),
                        members.stream().map(Module::packed))
                .flatMap(lines -> lines)
                .collect(joining());
    }

    private static void know(String pack, Map<String, String> known, String name, String path) {
        String other = known.putIfAbsent(name, path);
        if (other != null && !other.equals(path)) {
            throw new IllegalStateException(
                    pack + " would have two of the name " + name + ": of " + other + " and of " + path);
        }
    }

    /** What a name that is imported is called where it comes from. */
    private static String original(String name) {
        return name.replaceFirst(" as .*", "");
    }

    private static boolean isOfConsole(String path) {
        return !path.startsWith("lit-html");
    }

    private static String name(String path) {
        return path.replaceFirst("\\.js$", "").replaceAll("\\W", "_");
    }

    private static String resolved(String module, String imported) {
        return imported.startsWith(".")
                ? URI.create("/" + module).resolve(imported).getPath().substring(1)
                : imported;
    }
}
