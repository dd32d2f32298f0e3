package io.parry.actions.door;

import io.parry.actions.index.ApiOperation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/**
 * Finds the SDK's methods by exact type: {@code Class.getMethod} would load every class that a client ever mentions,
 * 900 more for EC2.
 */
final class Handles {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    private final Map<ApiOperation, MethodHandle> calls = new ConcurrentHashMap<>();

    /** A new builder of the operation's request. */
    static SdkPojo request(ApiOperation operation) {
        var type = operation.model(operation.request());
        return (SdkPojo) invoke(builder(load(type), load(type + "$Builder")));
    }

    /** A new builder of a service's client. */
    static Object clientBuilder(String client) {
        return invoke(builder(load(client), load(client + "Builder")));
    }

    /** The client's method; takes the client, the request and for a stream its body. */
    MethodHandle call(ApiOperation operation) {
        return calls.computeIfAbsent(operation, Handles::find);
    }

    private static MethodHandle find(ApiOperation operation) {
        var request = load(operation.model(operation.request()));
        var response = load(operation.model(operation.response()));
        var type = switch (operation.form()) {
            case PLAIN -> MethodType.methodType(response, request);
            case UPLOAD -> MethodType.methodType(response, request, RequestBody.class);
            case DOWNLOAD -> MethodType.methodType(Object.class, request, ResponseTransformer.class);
        };
        try {
            return LOOKUP.findVirtual(load(operation.client()), operation.method(), type);
        } catch (ReflectiveOperationException wrongIndex) {
            throw new IllegalStateException(wrongIndex);
        }
    }

    private static MethodHandle builder(Class<?> type, Class<?> builder) {
        try {
            return LOOKUP.findStatic(type, "builder", MethodType.methodType(builder));
        } catch (ReflectiveOperationException wrongIndex) {
            throw new IllegalStateException(wrongIndex);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException wrongIndex) {
            throw new IllegalStateException(wrongIndex);
        }
    }

    private static Object invoke(MethodHandle handle) {
        try {
            return handle.invoke();
        } catch (RuntimeException | Error error) {
            throw error;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
