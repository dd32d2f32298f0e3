package io.parry.actions.index;

import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.OperationFacts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operations of all services that this build carries. Looking one up reads one small resource, once; no class of
 * the SDK is loaded.
 */
public final class Operations {
    private static final Duration USUAL_SETTLE = Duration.ofSeconds(15);

    private final Map<String, SequencedMap<String, ApiOperation>> loaded = new ConcurrentHashMap<>();
    private final SortedMap<String, ServiceIndex.Service> services = ServiceIndex.services();

    public Optional<OperationFacts> find(Operation operation) {
        return api(operation).map(ApiOperation::facts);
    }

    /** How it is called; for the door. */
    public Optional<ApiOperation> api(Operation operation) {
        return Optional.ofNullable(of(operation.service()).get(operation.name()));
    }

    /** Sorted. */
    public List<String> services() {
        return List.copyOf(services.keySet());
    }

    /** Full name of the SDK's client interface for a service; empty where the service is unknown. */
    public Optional<String> client(String service) {
        return Optional.ofNullable(services.get(service)).map(ServiceIndex.Service::client);
    }

    /** The names of a service's operations, sorted; empty where the service is unknown. */
    public Collection<String> operations(String service) {
        return of(service).sequencedKeySet();
    }

    /** Whether it only reads; what is unknown does not. */
    public boolean isRead(Operation operation) {
        return find(operation).map(OperationFacts::read).orElse(false);
    }

    /** The least effect of a call; by its name alone where the operation is unknown. */
    public Effect effect(Operation operation) {
        return Rules.floor(operation);
    }

    /** How long a change may take to show in reads of that service. */
    public Duration settle(String service) {
        var known = services.get(service);
        return known == null ? USUAL_SETTLE : known.settle();
    }

    private SequencedMap<String, ApiOperation> of(String service) {
        var known = services.get(service);
        return known == null
                ? new TreeMap<>()
                : loaded.computeIfAbsent(service, name -> ServiceIndex.operations(known));
    }
}
