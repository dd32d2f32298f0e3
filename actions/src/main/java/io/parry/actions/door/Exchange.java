package io.parry.actions.door;

import io.parry.actions.index.ApiOperation;
import io.parry.actions.index.ShapeNotes;
import io.parry.engine.action.Answer;
import io.parry.engine.value.Value;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.utils.builder.Buildable;

/** One request, one answer. */
final class Exchange {
    /** What playbooks call the stream of an upload or a download. */
    static final String BODY = "Body";

    private final ApiOperation operation;
    private final MethodHandle method;
    private final Object client;
    private final ShapeNotes notes;

    Exchange(ApiOperation operation, MethodHandle method, Object client) {
        this.operation = operation;
        this.method = method;
        this.client = client;
        this.notes = ShapeNotes.of(operation.facts().operation().service());
    }

    /**
     * Sends it once.
     *
     * @param body what an upload sends, else missing
     * @param compared whether the answer says what of it was not read
     */
    Answer send(SdkPojo request, Value body, Duration timeout, boolean compared) {
        var transmission = new Transmission.Note();
        var copy = new RawAnswer.Copy();
        var settings = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .putExecutionAttribute(Transmission.NOTE, transmission);
        if (compared) {
            settings.putExecutionAttribute(RawAnswer.COPY, copy);
        }
        if (operation.form() == ApiOperation.Form.DOWNLOAD) {
            settings.putExecutionAttribute(Plausible.DOWNLOAD, true);
        }
        ((AwsRequest.Builder) request).overrideConfiguration(settings.build());
        try {
            return answer(invoke(((Buildable) request).build(), body), copy);
        } catch (SdkException error) {
            return Failures.of(error, notes, operation.facts().read(), transmission.hasBegun());
        } catch (UncheckedIOException error) {
            return Failures.unreadable(error, operation.facts().read(), transmission.hasBegun());
        }
    }

    /** All that sending it takes, so that the next one starts fast; stopped before a byte of it goes out. */
    void rehearse(SdkPojo request) {
        var settings = AwsRequestOverrideConfiguration.builder()
                .putExecutionAttribute(Transmission.NOTE, new Transmission.Note(true))
                .build();
        ((AwsRequest.Builder) request).overrideConfiguration(settings);
        try {
            var unused = invoke(((Buildable) request).build(), Value.MISSING);
        } catch (Transmission.Rehearsed | SdkException asFarAsItGoes) {
            // A request without parameters may not get as far as that.
        }
    }

    /** The handle declares Throwable; the SDK throws nothing checked. */
    private Object invoke(Object request, Value body) {
        try {
            return switch (operation.form()) {
                case PLAIN -> method.invoke(client, request);
                case UPLOAD -> method.invoke(client, request, upload(body));
                case DOWNLOAD -> method.invoke(client, request, ResponseTransformer.toBytes());
            };
        } catch (RuntimeException | Error error) {
            throw error;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RequestBody upload(Value body) {
        var plain = body.reveal();
        return plain instanceof Value.Text text ? RequestBody.fromString(text.text()) : RequestBody.empty();
    }

    /** The stream of a download is what it is: nothing of it is dropped. */
    private Answer answer(Object object, RawAnswer.Copy copy) {
        if (object instanceof ResponseBytes<?> download) {
            var read = ok((AwsResponse) download.response(), new RawAnswer.Copy());
            var body = ResponseReader.text(download.asByteArrayUnsafe());
            return new Answer.Ok(read.value().with(BODY, body), read.requestId());
        }
        return ok((AwsResponse) object, copy);
    }

    private Answer.Ok ok(AwsResponse response, RawAnswer.Copy copy) {
        var metadata = response.responseMetadata();
        return new Answer.Ok(
                new ResponseReader(notes).read(response),
                metadata == null ? "" : known(metadata.requestId()),
                Unread.of(response, operation.facts().operation().name(), copy));
    }

    /** The SDK has a word for it where AWS gave none. */
    private static String known(@Nullable String requestId) {
        return requestId == null || requestId.equals("UNKNOWN") ? "" : requestId;
    }
}
