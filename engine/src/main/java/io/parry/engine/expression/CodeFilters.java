package io.parry.engine.expression;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Values to and from text of a given form. Text is UTF-8 wherever bytes are needed. */
final class CodeFilters {
    static final List<Filter> ALL = List.of(
            Filter.named(
                            "parse_json",
                            Kind.TEXT,
                            "what a JSON text says; strict, a name twice in one object is refused")
                    .example(
                            "vars.policy | parse_json | .Version",
                            "{\"vars\": {\"policy\": \"{\\\"Version\\\": \\\"2012-10-17\\\"}\"}}",
                            "\"2012-10-17\"")
                    .wholly((text, none) -> parsed(text)),
            Filter.named("to_json", Kind.ANY, "compact JSON; secret parts stay secret inside it")
                    .example(
                            "vars.tags | to_json",
                            "{\"vars\": {\"tags\": {\"a\": [1, null]}}}",
                            "\"{\\\"a\\\":[1,null]}\"")
                    .byParts((value, none) -> JsonText.of(value)),
            Filter.named(
                            "url_decode",
                            Kind.TEXT,
                            "percent-encoded text decoded; `+` is a blank, as in the keys of S3's events")
                    .example("vars.key | url_decode", "{\"vars\": {\"key\": \"a+b%2Fc\"}}", "\"a b/c\"")
                    .wholly((text, none) -> UrlText.decoded(text)),
            Filter.named("base64", Kind.TEXT, "the text's bytes in base 64 (RFC 4648, padded)")
                    .example("vars.name | base64", "{\"vars\": {\"name\": \"eve\"}}", "\"ZXZl\"")
                    .wholly((text, none) -> Value.of(Base64.getEncoder().encodeToString(bytes(text)))),
            Filter.named(
                            "sha256",
                            Kind.TEXT,
                            "the SHA-256 digest of the text's bytes, in lower-case hexadecimal digits")
                    .example("vars.name | sha256 | truncate(8)", "{\"vars\": {\"name\": \"eve\"}}", "\"85262adf\"")
                    .wholly((text, none) -> Value.of(HexFormat.of().formatHex(sha256().digest(bytes(text))))));

    private CodeFilters() {}

    private static Value parsed(Value text) throws Misfit {
        try {
            return Json.read(text.text());
        } catch (JsonError bad) {
            throw new Misfit(0, "JSON text", text);
        }
    }

    private static byte[] bytes(Value text) {
        return text.text().getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
