package io.parry.actions.door;

import io.parry.actions.index.ApiOperation;
import io.parry.actions.index.Operations;
import io.parry.actions.index.ShapeNotes;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Answer.Kind;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.SecretMarks;
import io.parry.engine.action.Target;
import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.value.Mask;
import io.parry.engine.value.Value;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * AWS, through the SDK for Java. Credentials are the SDK's default ones, or those of the target's role; clients are
 * made when first needed and live until {@link #close}. Safe for use by several threads.
 *
 * <p>A call goes to the target's Region, except where the resource is at home in one Region only ({@link Homes}).
 *
 * <p>What it makes of values is said at {@link Scalars} (parameters) and {@link ResponseReader} (answers); what it
 * makes of failures at {@link Failures}.
 */
public final class AwsCloud implements Cloud, AutoCloseable {
    private final Operations operations;
    private final Connection connection;
    private final Clients clients;
    private final Caller caller;
    private final Handles handles = new Handles();
    private final WebReads web = new WebReads();
    private final Pace pace;

    /** As fast as it is asked. */
    public AwsCloud(Operations operations, Connection connection) {
        this(operations, connection, Pace.none());
    }

    /** @param pace that calls keep, together with all others that are given it */
    public AwsCloud(Operations operations, Connection connection, Pace pace) {
        this(operations, new Clients(connection), connection, pace);
    }

    private AwsCloud(Operations operations, Clients clients, Connection connection, Pace pace) {
        this.operations = operations;
        this.connection = connection;
        this.pace = pace;
        this.clients = clients;
        this.caller = new Caller(clients, connection.account());
    }

    /** The same connections for calls that wait for no other: of a journal. Ends with this. */
    public AwsCloud atOnce() {
        return new AwsCloud(operations, clients, connection, Pace.none());
    }

    /** One call; of a read one page. */
    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        return asked(operation, parameters, target, api -> once(api, parameters, target, deadline, false));
    }

    /** All pages. @return {@link Kind#REFUSED} with {@code not-a-read} for an operation that could change something */
    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        if (operation.equals(WebReads.GET)) {
            // Whoever is asked may say back what it was asked with.
            return finished(get(parameters, deadline), new Mask(parameters));
        }
        return asked(
                operation,
                parameters,
                target,
                api -> api.facts().read()
                        ? pages(api).read(parameters, page -> once(api, page, target, deadline, true))
                        : Answers.refused("not-a-read", operation + " is not known to be a read"));
    }

    /** Makes the clients and loads the classes that calls of these need, as far as sending them. Nothing is sent. */
    public void rehearse(Collection<Operation> called, Target target) {
        for (var operation : called) {
            operations.api(operation).ifPresent(api -> rehearse(api, target));
        }
    }

    private void rehearse(ApiOperation api, Target target) {
        var home = Homes.of(api.facts().operation(), Value.obj(), target);
        new Exchange(api, handles.call(api), clients.get(api.client(), home)).rehearse(Handles.request(api));
    }

    /** Connections anew, for a process that has slept while their other ends have not. */
    public void reconnect() {
        clients.reconnect();
    }

    private Answer get(Value parameters, Instant deadline) {
        var lane = WebReads.address(parameters).map(Lane::of);
        return lane.isEmpty()
                ? web.get(parameters, deadline)
                : pace.send(lane.get(), deadline, () -> web.get(parameters, deadline));
    }

    private Answer asked(Operation operation, Value parameters, Target target, Function<ApiOperation, Answer> ask) {
        var api = operations.api(operation);
        if (api.isEmpty()) {
            return unknown(operation);
        }
        var mask = new Mask(api.get().facts().marked(parameters));
        try {
            return finished(caller.refuses(target).map(Answer.class::cast).orElseGet(() -> ask.apply(api.get())), mask);
        } catch (SdkException error) {
            return finished(Failures.of(error, ShapeNotes.of("sts"), true, false), mask);
        } catch (UncheckedIOException error) {
            return finished(Failures.unreadable(error, true, false), mask);
        }
    }

    private Failed unknown(Operation operation) {
        var near = NearestName.of(operation.name(), operations.operations(operation.service()))
                .map(name -> "; did you mean `" + operation.service() + ":" + name + "`?");
        return Answers.refused("unknown-operation", "unknown operation `" + operation + "`" + near.orElse(""));
    }

    private static Answer finished(Answer answer, Mask mask) {
        return switch (answer) {
            case Answer.Ok ok -> new Answer.Ok(mask.mark(ok.value()), ok.requestId(), ok.unread());
            case Failed failed ->
                new Failed(
                        failed.kind(),
                        failed.code(),
                        mask.in(failed.message()),
                        mask.mark(failed.value()),
                        failed.requestId());
        };
    }

    private Answer once(ApiOperation api, Value parameters, Target target, Instant deadline, boolean compared) {
        var service = api.facts().operation().service();
        var request = Handles.request(api);
        boolean upload = api.form() == ApiOperation.Form.UPLOAD;
        try {
            var given = upload ? parameters.with(Exchange.BODY, Value.MISSING) : parameters;
            new RequestWriter(ShapeNotes.of(service)).fill(request, api.facts().marked(given), api.required());
        } catch (BadParameters error) {
            return Answers.refused(Answers.INVALID, error.what());
        }
        var body = upload ? parameters.at(Exchange.BODY) : Value.MISSING;
        var home = Homes.of(api.facts().operation(), parameters, target);
        var exchange = new Exchange(api, handles.call(api), clients.get(api.client(), home));
        return told(
                api,
                pace.send(Lane.of(service, home), deadline, () -> sent(exchange, request, body, deadline, compared)));
    }

    private static Answer sent(Exchange exchange, SdkPojo request, Value body, Instant deadline, boolean compared) {
        var left = Duration.between(Instant.now(), deadline);
        return left.isPositive()
                ? exchange.send(request, body, left, compared)
                : new Failed(Kind.AGAIN, "timeout", "no time left to ask", Value.MISSING, "");
    }

    /** Secrets marked first, so that nothing after it can tell one. */
    private static Answer told(ApiOperation api, Answer answer) {
        var facts = api.facts();
        return answer instanceof Answer.Ok ok
                ? Answers.complete(
                        facts,
                        new Answer.Ok(
                                SecretMarks.mark(facts.operation(), facts.secretOutputs(), ok.value()),
                                ok.requestId(),
                                ok.unread()))
                : answer;
    }

    private static Pages pages(ApiOperation api) {
        return new Pages(api.pages(), name -> apiName(Handles.request(api), name));
    }

    private static String apiName(SdkPojo request, String javaName) {
        return request.sdkFields().stream()
                .map(field -> field.memberName())
                .filter(name -> ShapeNotes.javaName(name).equals(ShapeNotes.javaName(javaName)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        clients.close();
        web.close();
    }
}
