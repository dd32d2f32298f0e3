package io.parry.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.parry.engine.diagnostic.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that no author would write, or no editor would show. */
final class HostileFilesTest {
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isAnsweredWithAProblemAndSoon(String name, byte[] file, String expected) {
        var loaded = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Loaded.from("x", file));

        assertEquals(
                expected,
                loaded.problems().list().stream()
                        .limit(1)
                        .map(Problem::toString)
                        .collect(Collectors.joining()));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                file("nothing", "", "x:1:1: error: the file is empty [yaml-syntax]"),
                file("only a byte order mark", "\uFEFF", "x:1:1: error: the file is empty [yaml-syntax]"),
                file(
                        "ten megabytes of [",
                        "[".repeat(10 * MEGABYTE),
                        "x:1:1: error: a file of 10485760 bytes [too-large]"),
                file(
                        "one byte too many",
                        "a".repeat(MEGABYTE + 1),
                        "x:1:1: error: a file of 1048577 bytes [too-large]"),
                file(
                        "a megabyte of [",
                        "[".repeat(MEGABYTE),
                        "x:1:51: error: nested more than 50 levels deep [too-deep]"),
                file(
                        "a megabyte of {",
                        "{".repeat(MEGABYTE),
                        "x:1:51: error: nested more than 50 levels deep [too-deep]"),
                file(
                        "a megabyte of {a:",
                        "{a: ".repeat(MEGABYTE / 4),
                        "x:1:201: error: nested more than 50 levels deep [too-deep]"),
                file(
                        "a megabyte of -",
                        "- ".repeat(MEGABYTE / 2),
                        "x:1:101: error: nested more than 50 levels deep [too-deep]"),
                file(
                        "a megabyte of ?",
                        "? ".repeat(MEGABYTE / 2),
                        "x:1:101: error: nested more than 50 levels deep [too-deep]"),
                file("keys ever deeper", deeper(), "x:51:51: error: nested more than 50 levels deep [too-deep]"),
                file("a megabyte in one line", "a: " + "x".repeat(MEGABYTE - 3), ""),
                file("a megabyte of quotes", "a: " + "'".repeat(MEGABYTE - 4), ""),
                file(
                        "a megabyte of quotes, unclosed",
                        "a: " + "'".repeat(MEGABYTE - 3),
                        "x:1:4: error: this `'` is never closed [yaml-syntax]"),
                file(
                        "a megabyte of line ends",
                        "\n".repeat(MEGABYTE),
                        "x:1:1: error: the file says nothing [yaml-syntax]"),
                file("a megabyte of keys", keys(), ""),
                file(
                        "a megabyte of ${",
                        "a: [" + "${".repeat(MEGABYTE / 2 - 3),
                        "x:1:5: error: unquoted `${` inside `[ ]` [yaml-syntax]"),
                file("a megabyte of digits", "a: 0." + "1".repeat(MEGABYTE - 5), ""),
                file("a billion laughs", laughs(), "x:1:4: error: anchors are not supported: `&a` [yaml-feature]"),
                file("a circle", "&a [*a]", "x:1:1: error: anchors are not supported: `&a` [yaml-feature]"),
                file("NUL", "a: b\u0000c", "x:1:5: error: invisible character U+0000 [yaml-syntax]"),
                file("escape", "a:\n - \u001b[31mb", "x:2:4: error: invisible character U+001B [yaml-syntax]"),
                file("delete", "a: \u007f", "x:1:4: error: invisible character U+007F [yaml-syntax]"),
                file("a C1 control", "a: \u009b", "x:1:4: error: invisible character U+009B [yaml-syntax]"),
                file("next line", "a: b\u0085c: d", "x:1:5: error: invisible character U+0085 [yaml-syntax]"),
                file("line separator", "a: b\u2028c: d", "x:1:5: error: invisible character U+2028 [yaml-syntax]"),
                file(
                        "a byte order mark inside",
                        "a: \uFEFFb",
                        "x:1:4: error: invisible character U+FEFF [yaml-syntax]"),
                file(
                        "lone carriage returns",
                        "a: b\rc: }\r",
                        "x:2:4: error: a value expected, found `}` [yaml-syntax]"),
                file("windows", "a: b\r\nc: }\r\n", "x:2:4: error: a value expected, found `}` [yaml-syntax]"),
                Arguments.of(
                        "a broken byte",
                        new byte[] {'a', ':', ' ', (byte) 0xC3, '('},
                        "x:1:4: error: UTF-8 expected, found byte 0xC3 [unreadable-file]"),
                Arguments.of(
                        "a cut character",
                        new byte[] {'a', '\n', (byte) 0xF0, (byte) 0x9F},
                        "x:2:1: error: UTF-8 expected, found byte 0xF0 [unreadable-file]"),
                Arguments.of(
                        "latin 1",
                        bytes("Stra\u00dfe: x", StandardCharsets.ISO_8859_1),
                        "x:1:5: error: UTF-8 expected, found byte 0xDF [unreadable-file]"),
                Arguments.of(
                        "half of a pair",
                        new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                        "x:1:1: error: UTF-8 expected, found byte 0xED [unreadable-file]"),
                Arguments.of(
                        "utf-16",
                        bytes("a: b", StandardCharsets.UTF_16),
                        "x:1:1: error: UTF-8 expected, this is UTF-16 [unreadable-file]"));
    }

    private static Arguments file(String name, String text, String expected) {
        return Arguments.of(name, bytes(text, StandardCharsets.UTF_8), expected);
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static String deeper() {
        return IntStream.range(0, 500).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
    }

    private static String keys() {
        return IntStream.range(0, 80_000).mapToObj(i -> "k" + i + ": v\n").collect(Collectors.joining());
    }

    private static String laughs() {
        return "a: &a [x, x]\n"
                + IntStream.range(0, 25)
                        .mapToObj(i -> (char) ('b' + i) + ": &" + (char) ('b' + i) + " ["
                                + ("*" + (char) ('a' + i) + ", ").repeat(9) + "x]\n")
                        .collect(Collectors.joining());
    }
}
