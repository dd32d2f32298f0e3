package io.parry.actions.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A client interface of the SDK. */
final class SdkClient {
    /** From a request, with or without a stream, to a response; any other overload is a convenience. */
    private static final Pattern CALL = Pattern.compile("\\(L(software/amazon/awssdk/services/\\w+/model/\\w+Request);"
            + "(?:L[\\w/]+/(RequestBody|ResponseTransformer);)?\\)L([\\w/]+);");

    private final String name;
    private final Map<String, Found> operations = new HashMap<>();

    private SdkClient(String name) {
        this.name = name;
    }

    /** @param name the interface's full name */
    static SdkClient of(String name) throws IOException {
        var client = new SdkClient(name);
        ClassFile.of(name.replace('.', '/')).orElseThrow().methods().forEach(client::add);
        return client;
    }

    String name() {
        return name;
    }

    /** By the API's name, whatever Java made of its capitals. */
    Optional<Found> operation(String apiName) {
        return Optional.ofNullable(operations.get(apiName.toLowerCase(Locale.ROOT)));
    }

    private void add(ClassFile.Method method) {
        var call = CALL.matcher(method.descriptor());
        if (!call.matches()) {
            return;
        }
        var request = call.group(1);
        if (call.group(2) == null) {
            add(method, request, call.group(3), ApiOperation.Form.PLAIN);
        } else if (call.group(2).equals("RequestBody")) {
            add(method, request, call.group(3), ApiOperation.Form.UPLOAD);
        } else {
            var response = request.substring(0, request.length() - "Request".length()) + "Response";
            add(method, request, response, ApiOperation.Form.DOWNLOAD);
        }
    }

    /** A download's plain form answers with an open stream, and paginators are for other languages than ours. */
    private void add(ClassFile.Method method, String request, String response, ApiOperation.Form form) {
        if (response.endsWith("Response")) {
            operations.put(method.name().toLowerCase(Locale.ROOT), new Found(method.name(), request, response, form));
        }
    }

    /** A method; request and response by internal name. */
    record Found(String method, String request, String response, ApiOperation.Form form) {
        /** Those of the names that the request has; the stream of an upload stands beside it. */
        List<String> known(List<String> names, Shapes shapes) throws IOException {
            var members =
                    shapes.members(request).stream().map(ShapeNotes::javaName).toList();
            return names.stream()
                    .filter(name ->
                            members.contains(ShapeNotes.javaName(RenamedMembers.inSdk(Shapes.simple(request), name))))
                    .toList();
        }

        List<PageToken> pages(Shapes shapes) throws IOException {
            return PageToken.among(shapes.members(request), shapes.members(response));
        }
    }
}
