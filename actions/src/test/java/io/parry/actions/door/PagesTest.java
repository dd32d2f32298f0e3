package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.parry.actions.index.PageToken;
import io.parry.engine.action.Answer;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PagesTest {
    private static final List<PageToken> NEXT_TOKEN = List.of(new PageToken("nextToken", "nextToken"));

    private final List<Value> sent = new ArrayList<>();

    @Test
    void listsAreJoinedAndCountsAddedUp() {
        var answer = read(
                NEXT_TOKEN,
                "{\"Items\": [1, 2], \"Count\": 2, \"Name\": \"n\", \"NextToken\": \"a\"}",
                "{\"Items\": [3], \"Count\": 1, \"Name\": \"n\", \"NextToken\": \"b\"}",
                "{\"Items\": [4], \"Count\": 1, \"Name\": \"n\"}");
        assertEquals(
                Value.obj("Items", Value.arr(1, 2, 3, 4), "Count", 4, "Name", "n"),
                assertInstanceOf(Answer.Ok.class, answer).value());
        assertEquals(
                List.of("{\"Max\":1}", "{\"Max\":1,\"NextToken\":\"a\"}", "{\"Max\":1,\"NextToken\":\"b\"}"),
                written());
    }

    @Test
    void aListInsideAStructureIsJoinedToo() {
        var answer = read(
                List.of(new PageToken("distributionList.nextMarker", "nextToken")),
                "{\"DistributionList\": {\"Items\": [1], \"Quantity\": 1, \"IsTruncated\": true, \"NextMarker\": \"m\"}}",
                "{\"DistributionList\": {\"Items\": [2], \"Quantity\": 1, \"IsTruncated\": false}}");
        assertEquals(
                Value.obj("DistributionList", Value.obj("Items", Value.arr(1, 2), "Quantity", 2)),
                assertInstanceOf(Answer.Ok.class, answer).value());
    }

    /** Route 53 goes on from a name and a type, and from an identifier where there is one. */
    @Test
    void whatOnlyOnePageWentOnFromIsNotSentForTheNext() {
        read(
                List.of(new PageToken("nextName", "startName"), new PageToken("nextIdentifier", "startIdentifier")),
                "{\"Items\": [1], \"NextName\": \"a\", \"NextIdentifier\": \"i\"}",
                "{\"Items\": [2], \"NextName\": \"b\"}",
                "{\"Items\": [3]}");
        assertEquals(
                List.of(
                        "{\"Max\":1}",
                        "{\"Max\":1,\"StartName\":\"a\",\"StartIdentifier\":\"i\"}",
                        "{\"Max\":1,\"StartName\":\"b\"}"),
                written());
    }

    @Test
    void theSameTokenAgainIsTheEnd() {
        var answer =
                read(NEXT_TOKEN, "{\"Items\": [1], \"NextToken\": \"a\"}", "{\"Items\": [], \"NextToken\": \"a\"}");
        assertEquals(
                Value.arr(1), assertInstanceOf(Answer.Ok.class, answer).value().at("Items"));
    }

    @Test
    void aReadThatLeavesSomethingUnfollowedFails() {
        for (var page : List.of(
                "{\"NextMarker\": \"m\"}",
                "{\"NextPageToken\": \"m\"}",
                "{\"IsTruncated\": true}",
                "{\"List\": {\"Truncated\": true}}",
                "{\"HasMoreStreams\": true}",
                "{\"LastEvaluatedKey\": {\"pk\": {\"S\": \"x\"}}}")) {
            assertEquals("incomplete", failed(read(NEXT_TOKEN, page)).code(), page);
        }
        assertInstanceOf(Answer.Ok.class, read(NEXT_TOKEN, "{\"NextMarker\": \"\", \"IsTruncated\": false}"));
    }

    @Test
    void aFailureOnAnyPageFailsTheRead() {
        var failure = Answers.denied("AccessDenied", "no");
        var pages = new Pages(NEXT_TOKEN, PagesTest::apiName);
        var answers = List.of(new Answer.Ok(Value.obj("Items", Value.arr(1), "NextToken", "a"), ""), failure)
                .iterator();
        assertEquals(failure, pages.read(Value.obj(), parameters -> answers.next()));
    }

    @Test
    void aListIsNeverCut() {
        var many = "{\"Items\": [" + String.join(",", Collections.nCopies(4_000, "1")) + "], \"NextToken\": \"%s\"}";
        var answer = read(NEXT_TOKEN, many.formatted("a"), many.formatted("b"), many.formatted("c"));
        assertEquals("too-many-pages", failed(answer).code());
        assertEquals(3, sent.size());
    }

    private Answer read(List<PageToken> tokens, String... pages) {
        Iterator<Answer> answers = Stream.of(pages).map(PagesTest::ok).iterator();
        return new Pages(tokens, PagesTest::apiName).read(Value.obj("Max", 1), parameters -> {
            sent.add(parameters);
            return answers.next();
        });
    }

    private List<String> written() {
        return sent.stream().map(Json::write).toList();
    }

    private static Answer ok(String json) {
        try {
            return new Answer.Ok(Json.read(json), "");
        } catch (JsonError error) {
            throw new AssertionError(error);
        }
    }

    private static Answer.Failed failed(Answer answer) {
        return assertInstanceOf(Answer.Failed.class, answer);
    }

    private static String apiName(String javaName) {
        return javaName.substring(0, 1).toUpperCase(Locale.ROOT) + javaName.substring(1);
    }
}
