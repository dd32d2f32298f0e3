package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MinistackTest {
    @RegisterExtension
    static final Ministack MINISTACK = Ministack.account("111122223333");

    @Test
    void itKeepsWhatItIsTold() {
        MINISTACK.does("secretsmanager:CreateSecret", "Name", "db", "SecretString", "not-a-secret");
        var secret = MINISTACK.does("secretsmanager:DescribeSecret", "SecretId", "db");
        assertEquals(Value.of("db"), secret.at("Name"));
        assertEquals("111122223333", secret.at("ARN").text().split(":", -1)[4]);
    }
}
