package io.parry.cli.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PoliciesTest {
    @Test
    void aFewStatementsAreOneInlinePolicy() {
        assertTrue(Policies.fitInline(statements(3)));
        assertEquals(1, Policies.managed(statements(3)).size());
        assertEquals(List.of(), Policies.managed(List.of()));
    }

    @Test
    void manyAreSeveralManagedPoliciesWithinTheLimitAndNoneIsLost() {
        var many = statements(150);
        assertFalse(Policies.fitInline(many));
        var policies = Policies.managed(many);
        assertTrue(policies.size() > 1, policies.size() + " policies");
        policies.forEach(policy -> assertTrue(Policies.size(policy) <= Policies.MANAGED));
        assertEquals(sids(List.of(Policies.document(many))), sids(policies));
    }

    @Test
    void aStatementThatIsTooLongIsCutByItsResources() {
        var whole = new Statement("Long", one("s3:GetObject"), resources(400), Value.MISSING, one("a/b"));
        var policies = Policies.managed(List.of(whole));
        policies.forEach(policy -> assertTrue(Policies.size(policy) <= Policies.MANAGED));
        var found = new ArrayList<String>();
        policies.forEach(policy -> policy.at("Statement")
                .items()
                .forEach(
                        statement -> statement.at("Resource").items().forEach(resource -> found.add(resource.text()))));
        assertEquals(resources(400), found);
        var all = sids(policies);
        assertEquals(all.size(), new TreeSet<>(all).size(), "Sids are unique");
    }

    @Test
    void theOrderInWhichNeedsComeMakesNoDifference() {
        var needs = new ArrayList<Need>();
        for (int i = 0; i < 40; i++) {
            needs.add(new Need("s3:Get" + (i % 7), "arn:aws:s3:::b" + (i % 5), Value.MISSING, "p/s" + (i % 3)));
            needs.add(new Need("ec2:Do" + (i % 4), "*", Value.obj("StringEquals", Value.obj("a", i % 2)), "p/s"));
        }
        var expected = Merging.of(needs);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(needs, new Random(i));
            assertEquals(expected, Merging.of(needs));
        }
    }

    @Test
    void aResourceThatAnotherCoversIsNotNamed() {
        var merged = Merging.of(List.of(
                new Need("s3:GetObject", "arn:aws:s3:::a/*", Value.MISSING, "p/one"),
                new Need("s3:GetObject", "arn:aws:s3:::a/b", Value.MISSING, "p/two")));
        assertEquals(List.of("arn:aws:s3:::a/*"), merged.getFirst().resources());
        assertEquals(one("p/one", "p/two"), merged.getFirst().neededBy());
    }

    private static List<Statement> statements(int count) {
        return Merging.of(IntStream.range(0, count)
                .mapToObj(i -> new Need("s3:Get" + i, "arn:aws:s3:::some-bucket-" + i, Value.MISSING, "p/s"))
                .toList());
    }

    private static List<String> resources(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "arn:aws:s3:::some-bucket-" + (1000 + i) + "/*")
                .toList();
    }

    private static List<String> sids(List<Value> policies) {
        return policies.stream()
                .flatMap(policy -> policy.at("Statement").items().stream())
                .map(statement -> statement.at("Sid").text())
                .toList();
    }

    private static SortedSet<String> one(String... texts) {
        return new TreeSet<>(List.of(texts));
    }
}
