package io.parry.actions.door;

import io.parry.actions.index.ShapeNotes;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Answer.Kind;
import io.parry.engine.value.Value;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failed call means: the kind by the exception's class, the status and the code, which arrive differently over
 * the query, JSON and REST protocols (an S3 412 may carry no code at all).
 */
final class Failures {
    private static final List<String> RACES = List.of(
            "ConcurrentModification",
            "ConditionalRequestConflict",
            "Conflict",
            "InvalidIfMatchVersion",
            "OperationAborted",
            "PreconditionFailed",
            "TransactionConflict",
            "WAFOptimisticLock");
    private static final List<String> DENIALS = List.of(
            "AccessDenied",
            "AuthFailure",
            "AuthorizationError",
            "IncompleteSignature",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "MissingAuthenticationToken",
            "NotAuthorized",
            "OptInRequired",
            "SignatureDoesNotMatch",
            "UnauthorizedOperation",
            "UnrecognizedClient");
    /** Work that came before is not done. Not that we were too fast, though the SDK says so of the one. */
    private static final List<String> UNDER_WAY = List.of("PriorRequestNotComplete", "TransactionInProgress");

    private static final int TOO_MANY_REQUESTS = 429;

    private Failures() {}

    /**
     * The answer that an exception amounts to.
     *
     * @param read a failed read has changed nothing, whatever else happened
     * @param sent whether transmission had begun
     */
    static Failed of(SdkException error, ShapeNotes notes, boolean read, boolean sent) {
        return error instanceof AwsServiceException answered
                ? answered(answered, notes, read || !sent)
                : unanswered(error, read, sent);
    }

    /**
     * An answer that came and could not be unpacked: this is how the SDK passes on what its decompression says.
     *
     * @param read a failed read has changed nothing
     * @param sent whether transmission had begun
     */
    static Failed unreadable(UncheckedIOException error, boolean read, boolean sent) {
        return isTooLong(error) ? tooLong(read || !sent) : lost("the answer could not be read", read || !sent);
    }

    private static Failed lost(String message, boolean harmless) {
        return new Failed(harmless ? Kind.AGAIN : Kind.IN_DOUBT, "connection", message, Value.MISSING, "");
    }

    /** Asked again it would be as long. */
    private static Failed tooLong(boolean harmless) {
        var message = "the answer is longer than " + (Bounded.LONGEST >> 20) + " MiB";
        return new Failed(harmless ? Kind.REFUSED : Kind.IN_DOUBT, "answer-too-long", message, Value.MISSING, "");
    }

    private static boolean isTooLong(Throwable error) {
        return causes(error).anyMatch(Bounded.TooLong.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause);
    }

    private static Failed answered(AwsServiceException error, ShapeNotes notes, boolean harmless) {
        var details = Optional.ofNullable(error.awsErrorDetails());
        var code = code(error);
        var message = details.map(known -> known.errorMessage()).orElse("status " + error.statusCode());
        var body = error.sdkFields().isEmpty() ? Value.MISSING : new ResponseReader(notes).read(error);
        return new Failed(
                kind(error, code, harmless), code, message, body, error.requestId() == null ? "" : error.requestId());
    }

    /** As on the wire, without a final {@code Exception} or {@code Fault}; by the status where none came. */
    private static String code(AwsServiceException error) {
        var wire = Optional.ofNullable(error.awsErrorDetails()).map(details -> details.errorCode());
        return wire.filter(code -> !code.isBlank())
                .map(Failures::withoutSuffix)
                .orElseGet(() -> error.statusCode() == 412 ? "PreconditionFailed" : "http-" + error.statusCode());
    }

    static String withoutSuffix(String code) {
        return Stream.of("Exception", "Fault")
                .filter(suffix -> code.endsWith(suffix) && code.length() > suffix.length())
                .findFirst()
                .map(suffix -> code.substring(0, code.length() - suffix.length()))
                .orElse(code);
    }

    private static Kind kind(AwsServiceException error, String code, boolean harmless) {
        if (error.isThrottlingException()
                || error.isClockSkewException()
                || UNDER_WAY.contains(code)
                || code.startsWith("ExpiredToken")) {
            return Kind.AGAIN;
        }
        if (error.statusCode() == 412 || RACES.contains(code) || code.contains("ConcurrentModification")) {
            return Kind.CONFLICT;
        }
        if (error.statusCode() >= 500) {
            return harmless ? Kind.AGAIN : Kind.IN_DOUBT;
        }
        boolean denied = error.statusCode() == 401
                || error.statusCode() == 403
                || DENIALS.stream().anyMatch(code::startsWith);
        return denied ? Kind.DENIED : Kind.REFUSED;
    }

    /** Whether AWS says that we are too fast. */
    static boolean isThrottle(Answer answer) {
        return switch (answer) {
            case Failed failed -> failed.kind() == Kind.AGAIN && isThrottle(failed.code());
            case Answer.Ok ok -> false;
        };
    }

    /** By the SDK's own list, which has some codes with the suffix and some without. */
    private static boolean isThrottle(String code) {
        return !UNDER_WAY.contains(code)
                && (code.equals("http-" + TOO_MANY_REQUESTS)
                        || Stream.of(code, code + "Exception").anyMatch(Failures::isOnTheList));
    }

    private static boolean isOnTheList(String wire) {
        var details = AwsErrorDetails.builder().errorCode(wire).build();
        return AwsServiceException.builder().awsErrorDetails(details).build().isThrottlingException();
    }

    private static Failed unanswered(SdkException error, boolean read, boolean sent) {
        if (!sent && !isTimeout(error) && !isNotConnected(error)) {
            return neverSent(error);
        }
        if (isTooLong(error)) {
            return tooLong(read);
        }
        var code = isTimeout(error) ? "timeout" : "connection";
        boolean harmless = read || !sent || isNotConnected(error);
        var message = isTimeout(error) ? "no answer in time" : "the connection failed before an answer came";
        return new Failed(harmless ? Kind.AGAIN : Kind.IN_DOUBT, code, message, Value.MISSING, "");
    }

    /** Mostly no credentials; or parameters from which no address can be made. */
    private static Failed neverSent(SdkException error) {
        var text = String.valueOf(error.getMessage());
        return text.contains("credentials") || text.contains("Credentials")
                ? Answers.denied("no-credentials", "no AWS credentials were found")
                : Answers.refused(Answers.INVALID, "the request cannot be made: " + text);
    }

    private static boolean isTimeout(Throwable error) {
        return error instanceof ApiCallTimeoutException
                || error instanceof ApiCallAttemptTimeoutException
                || error instanceof AbortedException;
    }

    /** Nothing can have been sent where no connection came about. */
    private static boolean isNotConnected(SdkException error) {
        return error instanceof SdkClientException
                && causes(error)
                        .anyMatch(cause -> cause instanceof ConnectException
                                || cause instanceof UnknownHostException
                                || cause instanceof NoRouteToHostException
                                || cause.getClass().getSimpleName().equals("ConnectTimeoutException"));
    }
}
