package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.Moto;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose account a call acts in. */
final class AccountsTest {
    @RegisterExtension
    static final Moto MOTO = Moto.manyAccounts();

    @Test
    void aRoleOfAnotherAccountIsAssumed() {
        var there = new Target("aws", "444455556666", "us-east-1", "arn:aws:iam::444455556666:role/responder");
        var who = MOTO.does(there, "sts:GetCallerIdentity", Value.obj());
        assertEquals(Value.of("444455556666"), who.at("Account"));
        assertTrue(who.at("Arn").text().endsWith("/test"), who.at("Arn").text());
        MOTO.does(there, "iam:CreateUser", Value.obj("UserName", "only-there"));
        assertEquals("NoSuchEntity", code("iam:GetUser", Value.obj("UserName", "only-there")));
    }

    @Test
    void anotherAccountNeedsARoleOfThatAccount() {
        var create = Operation.of("iam:CreateUser");
        var stray = Value.obj("UserName", "stray");
        for (var role : List.of("", "arn:aws:iam::777788889999:role/responder")) {
            var there = new Target("aws", "444455556666", "us-east-1", role);
            var answer = MOTO.cloud().call(create, stray, there, Moto.soon());
            assertEquals(
                    "no-role", assertInstanceOf(Answer.Failed.class, answer).code());
            assertEquals(Answer.Kind.DENIED, ((Answer.Failed) answer).kind());
        }
        assertEquals("NoSuchEntity", code("iam:GetUser", stray));
    }

    @Test
    void aTargetWithoutAnAccountIsOurOwn() {
        var who = MOTO.does(Target.of("", "us-east-1", ""), "sts:GetCallerIdentity", Value.obj());
        assertEquals(Value.of("123456789012"), who.at("Account"));
    }

    private static String code(String operation, Value parameters) {
        var answer = MOTO.cloud().call(Operation.of(operation), parameters, MOTO.target("us-east-1"), Moto.soon());
        return assertInstanceOf(Answer.Failed.class, answer).code();
    }
}
