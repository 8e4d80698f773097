package app.dispatch.application.tool;

import app.dispatch.domain.tool.Catalogue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All connectors by the id of their tool; immutable. */
public final class Connectors {
    private final Map<String, Connector> byTool = new LinkedHashMap<>();
    private final Catalogue catalogue;

    public Connectors(Collection<Connector> connectors) {
        catalogue = Catalogue.of(connectors.stream().map(Connector::definition).toList());
        connectors.forEach(connector -> byTool.put(connector.definition().id(), connector));
    }

    /** What the tools declare. */
    public Catalogue catalogue() {
        return catalogue;
    }

    public Optional<Connector> connector(String tool) {
        return Optional.ofNullable(byTool.get(tool));
    }
}
