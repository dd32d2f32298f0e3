package io.parry.actions.index;

import io.parry.engine.action.Action;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The actions of this module, the operations of AWS, and {@code http:GET}. Loads the class of an action that is asked
 * for.
 */
public final class AwsCatalog implements Catalog {
    private static final Operation HTTP_GET = Operation.of("http:GET");
    private static final OperationFacts HTTP_FACTS = new OperationFacts(
            HTTP_GET,
            true,
            Effect.CHANGE,
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            false);

    private final Operations operations;
    private final SequencedMap<String, String> classes = ActionNames.read();
    private final Map<String, Action> actions = new ConcurrentHashMap<>();
    private final About about = new About();

    public AwsCatalog(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Optional<Action> named(String name) {
        return Optional.ofNullable(classes.get(name)).map(type -> actions.computeIfAbsent(name, missing -> make(type)));
    }

    private static Action make(String type) {
        try {
            return Class.forName(type)
                    .asSubclass(Action.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException wrongIndex) {
            throw new IllegalStateException("no action: " + type, wrongIndex);
        }
    }

    @Override
    public Collection<String> names() {
        return classes.sequencedKeySet();
    }

    @Override
    public Optional<OperationFacts> operation(Operation operation) {
        return operation.equals(HTTP_GET) ? Optional.of(HTTP_FACTS) : operations.find(operation);
    }

    @Override
    public Collection<String> services() {
        var services = new TreeSet<>(operations.services());
        services.add(HTTP_GET.service());
        return services;
    }

    @Override
    public Collection<String> operations(String service) {
        return service.equals(HTTP_GET.service()) ? List.of(HTTP_GET.name()) : operations.operations(service);
    }

    @Override
    public Collection<String> parameters(Operation operation) {
        return operations.api(operation).map(RequestMembers::of).orElse(List.of());
    }

    @Override
    public List<String> missing(Operation operation, Collection<String> given) {
        return operations
                .api(operation)
                .map(api -> api.required().stream()
                        .filter(name ->
                                !given.contains(name) && !given.contains(RenamedMembers.inSdk(api.request(), name)))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<String> about(Operation operation, Value parameters, Target target) {
        return about.of(operation, parameters, target);
    }
}
