package app.dispatch.domain.tool;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All tools that plans may use; immutable. */
public final class Catalogue {
    private final Map<String, ToolDef> tools;

    private Catalogue(Map<String, ToolDef> tools) {
        this.tools = tools;
    }

    /** A catalogue of these tools, in their order. Two of one id are an error of the program. */
    public static Catalogue of(Collection<ToolDef> tools) {
        Map<String, ToolDef> byId = new LinkedHashMap<>();
        for (ToolDef tool : tools) {
            if (byId.put(tool.id(), tool) != null) {
                throw new IllegalArgumentException("two tools are called " + tool.id());
            }
        }
        return new Catalogue(byId);
    }

    public List<ToolDef> tools() {
        return List.copyOf(tools.values());
    }

    public Set<String> ids() {
        return Set.copyOf(tools.keySet());
    }

    public Optional<ToolDef> tool(String id) {
        return Optional.ofNullable(tools.get(id));
    }

    public Optional<OpDef> op(String tool, String op) {
        return tool(tool).flatMap(found -> found.op(op));
    }

    /** This catalogue without the tools that are not named. */
    public Catalogue only(Collection<String> ids) {
        return of(
                tools.values().stream().filter(tool -> ids.contains(tool.id())).toList());
    }
}
