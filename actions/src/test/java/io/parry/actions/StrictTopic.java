package io.parry.actions;

import io.parry.actions.StrictAws.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SNS as far as somebody is told: it remembers what, or lets nothing out. */
final class StrictTopic {
    private final List<String> told = new ArrayList<>();
    private boolean silent;

    void silent() {
        silent = true;
    }

    /** The messages, with their subjects. */
    List<String> told() {
        return told;
    }

    /** @param asked the body of the request, as a form is sent */
    Reply publish(String asked) {
        if (silent) {
            return new Reply(
                    403, Map.of(), "<ErrorResponse><Error><Code>AuthorizationError</Code></Error></ErrorResponse>");
        }
        told.add(URLDecoder.decode(asked, StandardCharsets.UTF_8));
        return new Reply(
                200,
                Map.of(),
                "<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>");
    }
}
