package app.dispatch.server.command;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * What a text of YAML 1.2 says, of which JSON is a part.
 *
 * @param places the line and the column of each part, by its JSON pointer
 */
record Placed(Value value, Map<String, String> places) {
    /** Nodes that aliases lead to count each time, so that a short text cannot grow without end. */
    private static final int MOST_NODES = 50_000;

    private static final int DEEPEST = 64;

    Placed {
        places = Map.copyOf(places);
    }

    /**
     * Reads it.
     *
     * @throws Refusal {@code invalid_json}, with the place
     */
    static Placed read(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(false)
                .build();
        try {
            Reader reader = new Reader();
            Node node = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> Refusal.of(ErrorCode.INVALID_JSON, "The text is empty"));
            return new Placed(reader.value(node, "", 0), reader.places);
        } catch (MarkedYamlEngineException invalid) {
            Optional<Mark> mark = invalid.getProblemMark().or(invalid::getContextMark);
            String where = mark.map(at -> place(at) + ": ").orElse("");
            throw Refusal.of(
                    ErrorCode.INVALID_JSON, "The text is neither JSON nor YAML: " + where + invalid.getProblem());
        } catch (YamlEngineException invalid) {
            throw Refusal.of(ErrorCode.INVALID_JSON, "The text is neither JSON nor YAML: " + invalid.getMessage());
        }
    }

    private static String place(Mark mark) {
        return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private static final class Reader {
        private final Map<String, String> places = new HashMap<>();
        private int nodes;

        Value value(Node node, String pointer, int depth) {
            nodes++;
            if (nodes > MOST_NODES || depth > DEEPEST) {
                throw Refusal.of(ErrorCode.INVALID_JSON, "The text is too large or too deep for a plan");
            }
            node.getStartMark().ifPresent(mark -> places.put(pointer, place(mark)));
            return switch (node) {
                case MappingNode mapping -> fields(mapping, pointer, depth);
                case SequenceNode sequence -> items(sequence, pointer, depth);
                case ScalarNode scalar -> scalar(scalar);
                default -> Value.NULL;
            };
        }

        private Value fields(MappingNode mapping, String pointer, int depth) {
            Map<String, Value> members = new LinkedHashMap<>();
            for (NodeTuple member : mapping.getValue()) {
                String key = member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                String at = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                if (members.put(key, value(member.getValueNode(), at, depth + 1)) != null) {
                    throw Refusal.of(
                            ErrorCode.INVALID_JSON,
                            "The text has `" + key + "` twice at "
                                    + member.getKeyNode()
                                            .getStartMark()
                                            .map(Placed::place)
                                            .orElse(at));
                }
                member.getKeyNode().getStartMark().ifPresent(mark -> places.put(at, place(mark)));
            }
            return new Fields(members);
        }

        private Value items(SequenceNode sequence, String pointer, int depth) {
            List<Value> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(value(item, pointer + "/" + items.size(), depth + 1));
            }
            return new Value.Items(items);
        }

        private static Value scalar(ScalarNode scalar) {
            String text = scalar.getValue();
            Tag tag = scalar.getTag();
            if (tag.equals(Tag.NULL)) {
                return Value.NULL;
            }
            if (tag.equals(Tag.BOOL)) {
                return Value.of(Boolean.parseBoolean(text));
            }
            if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
                return number(text);
            }
            return Value.of(text);
        }

        /** What is no decimal number, as {@code .inf}, is text. */
        private static Value number(String text) {
            try {
                if (text.startsWith("0x")) {
                    return new Value.Num(new BigDecimal(new BigInteger(text.substring(2), 16)));
                }
                if (text.startsWith("0o")) {
                    return new Value.Num(new BigDecimal(new BigInteger(text.substring(2), 8)));
                }
                return new Value.Num(new BigDecimal(text));
            } catch (NumberFormatException noDecimal) {
                return Value.of(text);
            }
        }
    }
}
