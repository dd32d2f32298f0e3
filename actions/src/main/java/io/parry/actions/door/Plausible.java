package io.parry.actions.door;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Tells an answer of AWS's from what something on the way there says in its place: the SDK reads a log-in page with
 * status 200, or nothing at all, as an answer without members, and a call that nobody made would count as made.
 *
 * <p>Over the query protocols an answer is an element {@code …Response} (<a
 * href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query</a>); over the others no page.
 */
final class Plausible implements ExecutionInterceptor {
    /** Set for a download, which may be a page. */
    static final ExecutionAttribute<Boolean> DOWNLOAD = new ExecutionAttribute<>("parry.download");

    private static final int BEGINNING = 1024;
    private static final Pattern ROOT = Pattern.compile("<([A-Za-z][\\w.:-]*)");
    private static final Pattern PAGE = Pattern.compile("(?is)\\s*<(!doctype\\s+html|html)\\b.*");

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var body = context.responseBody().map(all -> (InputStream) new BufferedInputStream(new Bounded(all)));
        if (isPlain(context) && attributes.getAttribute(DOWNLOAD) == null) {
            var beginning = body.map(Plausible::beginning).orElse("");
            if (isQuery(context)
                    ? !isResponse(beginning)
                    : PAGE.matcher(beginning).matches()) {
                throw SdkClientException.create("what came is no answer of AWS's");
            }
        }
        return body;
    }

    /** Neither a failure, which is told by its status, nor packed. */
    private static boolean isPlain(Context.ModifyHttpResponse context) {
        return context.httpResponse().isSuccessful()
                && context.httpResponse()
                        .firstMatchingHeader("Content-Encoding")
                        .isEmpty();
    }

    private static boolean isQuery(Context.ModifyHttpResponse context) {
        return context.httpRequest()
                .firstMatchingHeader("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    private static boolean isResponse(String beginning) {
        var root = ROOT.matcher(beginning);
        return root.find()
                && root.group(1).endsWith("Response")
                && !root.group(1).equals("ErrorResponse");
    }

    private static String beginning(InputStream body) {
        try {
            body.mark(BEGINNING);
            var bytes = body.readNBytes(BEGINNING);
            body.reset();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException cut) {
            throw SdkClientException.create("the answer was cut", cut);
        }
    }
}
