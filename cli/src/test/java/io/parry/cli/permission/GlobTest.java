package io.parry.cli.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
    private static final List<String> LETTERS = List.of("a", "b", ":", "/");
    private static final List<String> SYMBOLS = List.of("a", "b", ":", "*", "?", "a", Glob.REGION);

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "trail/*, trail/a*, true",
        "trail/a*, trail/*, false",
        "a?c, abc, true",
        "a?c, a?c, true",
        "a?c, a*c, false",
        "abc, a?c, false",
        "*a*, a, true",
        "*b, a*b, true",
        "*${AWS::Region}*, x${AWS::Region}, true",
        "${AWS::Region}, eu-west-1, false",
        "eu-west-1, ${AWS::Region}, false",
        "?, ${AWS::Region}, false",
        "s3:*, s3:GetObject, true",
    })
    void onePatternCoversAnother(String outer, String inner, boolean covers) {
        assertEquals(covers, Glob.covers(outer, inner));
    }

    @Test
    void whatAPatternCoversItMatches() {
        var random = new Random(7);
        int covered = 0;
        for (int i = 0; i < 20_000; i++) {
            var outer = pattern(random);
            var inner = pattern(random);
            if (Glob.covers(outer, inner)) {
                covered++;
                for (int j = 0; j < 5; j++) {
                    var text = text(inner, random);
                    assertTrue(matches(outer, text), outer + " covers " + inner + " but not " + text);
                }
            }
        }
        assertTrue(covered > 500, "too few to tell: " + covered);
    }

    @Test
    void patternsThatMatchOneTextMeet() {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            var one = pattern(random);
            var other = pattern(random);
            var text = text(one, random);
            if (matches(other, text)) {
                assertTrue(Glob.meets(one, other), one + " and " + other + " match " + text);
            }
        }
    }

    /** In neither place is text of a playbook or an event read as a pattern. */
    @ParameterizedTest
    @CsvSource({"a*b, a?b", "a?b, a?b", "a${x}b, a?{x}b", "$5, $5", "${AWS::AccountId}, ?{AWS::AccountId}"})
    void textIsNoPattern(String text, String glob) {
        assertEquals(glob, Glob.of(Value.of(text)));
    }

    @Test
    void whatIsUnknownOrSecretMayBeAnything() {
        assertEquals("*", Glob.of(Value.unknown("x")));
        assertEquals("*", Glob.of(Value.secret("x", Value.of("hush"))));
        var joined = new Value.Joined(List.of(Value.of("a"), Value.unknown("x"), Value.unknown("y"), Value.of("b")));
        assertEquals("a*b", Glob.of(joined));
    }

    @Test
    void partsOfAnArnKeepTheirNames() {
        assertEquals(
                List.of("arn", Glob.PARTITION, "kms", Glob.REGION, Glob.ACCOUNT, "key/a:b"),
                List.of(Glob.parts("arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/a:b")));
    }

    private static String pattern(Random random) {
        var pattern = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            pattern.append(SYMBOLS.get(random.nextInt(SYMBOLS.size())));
        }
        return pattern.toString();
    }

    /** Some text that the pattern matches. */
    private static String text(String pattern, Random random) {
        var text = new StringBuilder();
        for (var symbol : symbols(pattern)) {
            switch (symbol) {
                case "*" -> {
                    for (int i = random.nextInt(3); i > 0; i--) {
                        text.append(LETTERS.get(random.nextInt(LETTERS.size())));
                    }
                }
                case "?" -> text.append(LETTERS.get(random.nextInt(LETTERS.size())));
                case Glob.REGION -> text.append("eu-1");
                default -> text.append(symbol);
            }
        }
        return text.toString();
    }

    private static boolean matches(String pattern, String text) {
        var regex = new StringBuilder();
        for (var symbol : symbols(pattern)) {
            regex.append(
                    switch (symbol) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        case Glob.REGION -> "eu-1";
                        default -> Pattern.quote(symbol);
                    });
        }
        return Pattern.matches(regex.toString(), text);
    }

    private static List<String> symbols(String pattern) {
        var symbols = new ArrayList<String>();
        for (var part : pattern.split("(?=\\$)|(?<=})", -1)) {
            symbols.addAll(part.startsWith("$") ? List.of(part) : List.of(part.split("", -1)));
        }
        symbols.removeIf(String::isEmpty);
        return symbols;
    }
}
