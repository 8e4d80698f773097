package app.dispatch.domain.tool;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All tools that plans may use; immutable. */
public final class Catalogue {
    private final Supplier<Map<String, ToolDef>> tools;

    private Catalogue(Supplier<Map<String, ToolDef>> tools) {
        this.tools = tools;
    }

    /** A catalogue of these tools, in their order. Two of one id are an error of the program. */
    public static Catalogue of(Collection<ToolDef> tools) {
        Map<String, ToolDef> byId = byId(tools);
        return new Catalogue(() -> byId);
    }

    /**
     * What another catalogue has, which is not asked for before a tool is looked for.
     *
     * @param other gives the same at every call, and is safe for use by several threads
     */
    public static Catalogue later(Supplier<Catalogue> other) {
        return new Catalogue(() -> other.get().tools.get());
    }

    private static Map<String, ToolDef> byId(Collection<ToolDef> tools) {
        Map<String, ToolDef> byId = new LinkedHashMap<>();
        for (ToolDef tool : tools) {
            if (byId.put(tool.id(), tool) != null) {
                throw new IllegalArgumentException("two tools are called " + tool.id());
            }
        }
        return byId;
    }

    public List<ToolDef> tools() {
        return List.copyOf(tools.get().values());
    }

    public Set<String> ids() {
        return Set.copyOf(tools.get().keySet());
    }

    public Optional<ToolDef> tool(String id) {
        return Optional.ofNullable(tools.get().get(id));
    }

    public Optional<OpDef> op(String tool, String op) {
        return tool(tool).flatMap(found -> found.op(op));
    }

    /** This catalogue without the tools that are not named. */
    public Catalogue only(Collection<String> ids) {
        return of(tools.get().values().stream()
                .filter(tool -> ids.contains(tool.id()))
                .toList());
    }
}
