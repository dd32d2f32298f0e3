package io.parry.actions.index;

import io.parry.engine.action.OperationFacts;
import java.util.List;

/**
 * How an operation is called through the SDK.
 *
 * @param client the client interface's full name
 * @param method the client's method
 * @param request simple name of the request's class
 * @param response simple name of the response's class
 * @param form where the body stands
 * @param pages how one page leads to the next; empty where there is only one
 * @param required the parameters, as the API names them, that the service does not do without
 */
public record ApiOperation(
        OperationFacts facts,
        String client,
        String method,
        String request,
        String response,
        Form form,
        List<PageToken> pages,
        List<String> required) {
    /** Where the body stands: in a member, or beside the others as a stream that playbooks call {@code Body}. */
    public enum Form {
        PLAIN,
        UPLOAD,
        DOWNLOAD
    }

    /** The full name of a class of the service's model. */
    public String model(String simpleName) {
        return client.substring(0, client.lastIndexOf('.')) + ".model." + simpleName;
    }
}
