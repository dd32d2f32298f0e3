package io.parry.actions.index;

import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.OperationFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The resources that {@link IndexMaker} writes: one for every service, and one that lists them. */
final class ServiceIndex {
    static final String SERVICES = "services.tsv";

    private ServiceIndex() {}

    static String resource(String service) {
        return "operations/" + service + ".tsv";
    }

    /**
     * One service.
     *
     * @param client full name of the SDK's client interface
     * @param settle how long its changes may take to show
     */
    record Service(String name, String client, Duration settle) {}

    static SortedMap<String, Service> services() {
        var services = new TreeMap<String, Service>();
        for (var row : Table.resource(SERVICES).orElseThrow()) {
            services.put(row[0], new Service(row[0], row[1], Duration.ofSeconds(Long.parseLong(row[2]))));
        }
        return services;
    }

    /** The operations of a service by name, sorted. */
    static SequencedMap<String, ApiOperation> operations(Service service) {
        var operations = new TreeMap<String, ApiOperation>();
        for (var row : Table.resource(resource(service.name)).orElseThrow()) {
            operations.put(row[0], read(service, row));
        }
        return operations;
    }

    private static ApiOperation read(Service service, String[] row) {
        return new ApiOperation(
                facts(service, row),
                service.client,
                row[1],
                row[2],
                row[3],
                ApiOperation.Form.valueOf(row[4]),
                Table.list(row[11]).stream().map(PageToken::parse).toList(),
                Table.list(row[12]));
    }

    private static OperationFacts facts(Service service, String[] row) {
        var operation = new Operation(service.name, row[0]);
        var effect = Rules.floor(operation);
        return new OperationFacts(
                operation,
                row[5].startsWith("read"),
                effect,
                effect == Effect.NOTIFY ? Duration.ZERO : service.settle,
                Optional.of(row[6]).filter(token -> !token.isEmpty()),
                Optional.of(row[7]).filter(lock -> !lock.isEmpty()),
                Table.list(row[8]),
                Table.list(row[9]),
                Table.list(row[10]),
                !row[5].endsWith("run"));
    }
}
