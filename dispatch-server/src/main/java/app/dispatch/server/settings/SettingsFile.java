package app.dispatch.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.dispatch.domain.error.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A file of YAML with settings by name, one beside the other.
 *
 * @param said by name, without what is wrong
 * @param whole whether all of it was read; false when it is not known which settings are in it
 */
record SettingsFile(Map<String, Told> said, boolean whole) {
    /** The most bytes that one may have. */
    static final int MOST_BYTES = 256 * 1024;

    /** What stands behind the name of a secret whose value is in a file of its own. */
    static final String FILE_END = "_file";

    SettingsFile {
        said = Map.copyOf(said);
    }

    /**
     * What the file says; what is wrong with it goes to {@code wrong}, each with its line and without any value.
     *
     * @param known the settings that there are
     */
    static SettingsFile read(Path file, List<Setting> known, List<String> wrong) {
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(text(file));
            if (root.isEmpty() || isNothing(root.get())) {
                return new SettingsFile(Map.of(), true); // nothing but comments
            }
            if (root.get() instanceof MappingNode mapping) {
                Lines lines = new Lines(file, known, wrong);
                lines.read(mapping);
                return new SettingsFile(lines.said(), true);
            }
            wrong.add(file + ": it must be lines such as `port: 8080`");
        } catch (MarkedYamlEngineException broken) {
            wrong.add(file + broken.getProblemMark().map(SettingsFile::line).orElse("") + ": this is not YAML: "
                    + problem(String.valueOf(broken.getProblem())));
        } catch (YamlEngineException broken) {
            wrong.add(file + ": this is not YAML");
        } catch (IllegalArgumentException unreadable) {
            wrong.add(unreadable.getMessage());
        }
        return new SettingsFile(Map.of(), false);
    }

    /** YAML 1.2's core schema: {@code null}, {@code ~} or nothing. */
    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && Set.of("", "~", "null").contains(scalar.getValue());
    }

    /** What the reader of YAML says, unless it says what stands there: that may be a secret. */
    private static String problem(String said) {
        return said.startsWith("found undefined")
                ? "put quotes around a value that begins with a sign such as * or !"
                : said;
    }

    private static String line(Mark mark) {
        return ":" + (mark.getLine() + 1);
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(file + " has more than " + MOST_BYTES + " bytes");
            }
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException binary) {
            throw new IllegalArgumentException(file + " is not text in UTF-8", binary);
        } catch (IOException failure) {
            throw new IllegalArgumentException(
                    file + " cannot be read: "
                            + (Files.isDirectory(file) ? "it is a folder" : FileErrors.reason(failure)),
                    failure);
        }
    }

    /** The lines of one file, as they are read. */
    private record Lines(Path file, Map<String, Setting> known, List<String> wrong, Map<String, Told> said) {
        Lines(Path file, List<Setting> known, List<String> wrong) {
            this(file, names(known), wrong, new LinkedHashMap<>());
        }

        /** What may stand in a file: not where the file is. */
        private static Map<String, Setting> names(List<Setting> known) {
            Map<String, Setting> names = new LinkedHashMap<>();
            for (Setting setting : known) {
                if (setting != ServerSetting.CONFIG) {
                    names.put(setting.key(), setting);
                }
                if (setting.isSecret()) {
                    names.put(setting.key() + FILE_END, setting);
                }
            }
            return names;
        }

        void read(MappingNode mapping) {
            for (NodeTuple pair : mapping.getValue()) {
                String place = file
                        + pair.getKeyNode()
                                .getStartMark()
                                .map(SettingsFile::line)
                                .orElse("");
                String name = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                Setting setting = known.get(name);
                if (setting == null) {
                    wrong.add(place + ": " + unknown(name));
                } else if (said.containsKey(name)) {
                    wrong.add(place + ": `" + name + "` is said twice");
                } else {
                    value(setting, name, pair.getValueNode(), place + ": " + name)
                            .ifPresent(text ->
                                    said.put(name, new Told(text, Told.Origin.FILE, place + ": " + name, null)));
                }
            }
        }

        private String unknown(String name) {
            if (name.equals(ServerSetting.CONFIG.key())) {
                return "a file of settings does not name another";
            }
            String meant = name.toLowerCase(Locale.ROOT).replace('-', '_').replaceFirst("^dispatch_", "");
            return "there is no setting `" + name + "`"
                    + (known.containsKey(meant)
                            ? " (did you mean `" + meant + "`?)"
                            : DidYouMean.hint(meant, known.keySet()));
        }

        private Optional<String> value(Setting setting, String name, Node value, String place) {
            return switch (value) {
                case ScalarNode none when isNothing(none) -> Optional.empty();
                case ScalarNode scalar
                when isOfYaml(scalar.getTag()) ->
                    Optional.of(scalar.getValue().strip()).filter(text -> !text.isEmpty());
                case SequenceNode list when setting.isList() -> items(list, place);
                case MappingNode nested ->
                    wrong(place + ": it must be one value; names are not nested, as in `" + name + ": value`");
                default -> wrong(place + ": it must be one value, in quotes where it begins with a sign such as !");
            };
        }

        /** Others are an application's own, or a value with a ! before it that has no quotes. */
        private static boolean isOfYaml(Tag tag) {
            return tag.getValue().startsWith(Tag.PREFIX);
        }

        private Optional<String> items(SequenceNode list, String place) {
            List<String> items = new ArrayList<>();
            for (Node item : list.getValue()) {
                if (!(item instanceof ScalarNode scalar)) {
                    return wrong(place + ": each item must be one value");
                }
                items.add(scalar.getValue());
            }
            return Optional.of(items.stream().collect(Collectors.joining(","))).filter(text -> !text.isEmpty());
        }

        private Optional<String> wrong(String line) {
            wrong.add(line);
            return Optional.empty();
        }
    }
}
