package app.dispatch.application.tool;

import app.dispatch.application.OnFirstUse;
import app.dispatch.domain.tool.Catalogue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All connectors by the id of their tool; they stay as they are. Safe for use by several threads. */
public final class Connectors {
    private final Supplier<All> all;
    private final Catalogue catalogue;

    /** These connectors; two for one tool are an error of the program. */
    public Connectors(Collection<Connector> connectors) {
        All known = All.of(connectors);
        all = () -> known;
        catalogue = known.catalogue;
    }

    private Connectors(Supplier<All> all) {
        this.all = all;
        this.catalogue = Catalogue.later(() -> all.get().catalogue);
    }

    /** Those connectors, which are made when one of them is first asked for. */
    public static Connectors later(Supplier<List<Connector>> connectors) {
        return new Connectors(new OnFirstUse<>(() -> All.of(connectors.get())));
    }

    /** The same with some that are there at once, before them. */
    public static Connectors later(List<Connector> atOnce, Supplier<List<Connector>> connectors) {
        return later(
                () -> Stream.concat(atOnce.stream(), connectors.get().stream()).toList());
    }

    /** What the tools declare. */
    public Catalogue catalogue() {
        return catalogue;
    }

    public Optional<Connector> connector(String tool) {
        return Optional.ofNullable(all.get().byTool.get(tool));
    }

    private record All(Map<String, Connector> byTool, Catalogue catalogue) {
        static All of(Collection<Connector> connectors) {
            Catalogue catalogue =
                    Catalogue.of(connectors.stream().map(Connector::definition).toList());
            Map<String, Connector> byTool = new LinkedHashMap<>();
            connectors.forEach(connector -> byTool.put(connector.definition().id(), connector));
            return new All(byTool, catalogue);
        }
    }
}
