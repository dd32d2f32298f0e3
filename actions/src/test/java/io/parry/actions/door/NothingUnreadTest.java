package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.parry.actions.Moto;
import io.parry.actions.index.Tsv;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reads that playbooks make, over every protocol: nothing is called unread that is only put another way. Moto gives
 * a secret one member more than AWS does.
 */
final class NothingUnreadTest {
    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @BeforeAll
    static void things() throws IOException {
        Tsv.rows(NothingUnreadTest.class, "things.tsv").forEach(row -> does((String) row[0], (String) row[1]));
    }

    static Stream<Object[]> reads() throws IOException {
        return Tsv.rows(NothingUnreadTest.class, "reads.tsv");
    }

    @ParameterizedTest
    @MethodSource
    void reads(String operation, String parameters, String unread) {
        var answer =
                MOTO.cloud().read(Operation.of(operation), json(parameters), MOTO.target("us-east-1"), Moto.soon());
        var ok = assertInstanceOf(Answer.Ok.class, answer, answer.toString());
        assertEquals(unread, String.join(" ", ok.unread()));
    }

    @Test
    void whatIsWrittenBackWholeIsReadWhole() {
        var set = whole("wafv2:ListIPSets", Value.obj("Scope", "REGIONAL"))
                .at("IPSets")
                .at(0);
        whole("wafv2:GetIPSet", Value.obj("Name", "s", "Scope", "REGIONAL", "Id", set.at("Id")));
        var all = whole("cloudfront:ListDistributions", Value.obj()).at("DistributionList");
        var one = Value.obj("Id", all.at("Items").at(0).at("Id"));
        whole("cloudfront:GetDistributionConfig", one);
    }

    private static Value whole(String operation, Value parameters) {
        var answer = MOTO.cloud().read(Operation.of(operation), parameters, MOTO.target("us-east-1"), Moto.soon());
        var ok = assertInstanceOf(Answer.Ok.class, answer, answer.toString());
        assertEquals(List.of(), ok.unread(), operation);
        return ok.value();
    }

    private static void does(String operation, String parameters) {
        MOTO.does(MOTO.target("us-east-1"), operation, json(parameters));
    }

    private static Value json(String text) {
        try {
            return Json.read(text);
        } catch (JsonError error) {
            throw new AssertionError(text, error);
        }
    }
}
