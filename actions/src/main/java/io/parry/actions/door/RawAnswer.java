package io.parry.actions.door;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Keeps an answer's body as it came, beside the SDK's reading of it, which drops what its model does not know. Only for
 * calls that bring a {@link Copy}.
 */
final class RawAnswer implements ExecutionInterceptor {
    static final ExecutionAttribute<Copy> COPY = new ExecutionAttribute<>("parry.answer");

    /** A longer body is passed on and not kept. */
    static final int LARGEST = 16 << 20;

    /** One call's body. */
    static final class Copy {
        private byte @Nullable [] bytes = new byte[0];

        /** Empty where the body was longer than {@value RawAnswer#LARGEST} bytes; no bytes where there was none. */
        Optional<byte[]> bytes() {
            return Optional.ofNullable(bytes);
        }
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var copy = attributes.getAttribute(COPY);
        return copy == null ? context.responseBody() : context.responseBody().map(body -> kept(body, copy));
    }

    /** A connection that is cut meanwhile fails the call, as it would have without us. */
    private static InputStream kept(InputStream body, Copy copy) {
        try {
            var bytes = body.readNBytes(LARGEST + 1);
            copy.bytes = bytes.length > LARGEST ? null : bytes;
            return new SequenceInputStream(new ByteArrayInputStream(bytes), body);
        } catch (IOException cut) {
            throw SdkClientException.create("the answer was cut", cut);
        }
    }
}
