package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What can be named as an action: actions written in Java and API operations. Knows them without calling anything. */
public interface Catalog {
    /** The named action, by the simple name that playbooks write. */
    Optional<Action> named(String name);

    /** The names of all named actions, sorted. */
    Collection<String> names();

    Optional<OperationFacts> operation(Operation operation);

    /** The services whose operations are known, sorted. */
    Collection<String> services();

    /** The operations of a service, sorted; empty where the service is unknown. */
    Collection<String> operations(String service);

    /** The names of the parameters that an operation takes, sorted; empty where it is unknown. */
    Collection<String> parameters(Operation operation);

    /**
     * The parameters that an operation does not do without and that are not among these, sorted; empty where the
     * operation is unknown.
     */
    List<String> missing(Operation operation, Collection<String> given);

    /** ARNs, or names that stand in for ARNs, of what a plain call changes; never empty. */
    List<String> about(Operation operation, Value parameters, Target target);
}
