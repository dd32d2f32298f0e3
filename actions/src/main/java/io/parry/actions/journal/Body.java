package io.parry.actions.journal;

import io.parry.engine.journal.Journal.Unreachable;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A value as the text of one attribute: JSON, readable in a console, or, where that is shorter, {@code gzip:} and
 * base64. DynamoDB takes items of 400 KB; a text of ours takes at most {@value #LARGEST} bytes of one.
 */
final class Body {
    static final int LARGEST = 350 * 1024;

    private static final String PACKED = "gzip:";
    /** Half of what is read again; deeper is not kept. */
    private static final int DEEPEST = 150;
    /** Shorter texts cost one write unit as they are. */
    private static final int WORTH_PACKING = 900;

    private Body() {}

    /** Its text; empty where that would be too large. What is secret in it is masked, if anything still is. */
    static Optional<String> of(Value value) {
        var safe = value.secrets().isEmpty() ? value : value.redact();
        if (isDeeper(safe, DEEPEST)) {
            return Optional.empty();
        }
        var json = Json.write(Notation.write(safe));
        var shortest = json.length() < WORTH_PACKING ? json : shorter(json, packed(json));
        return Optional.of(shortest).filter(text -> size(text) <= LARGEST);
    }

    /**
     * Its text, without the largest members where it would be too large with them.
     *
     * @param leftOut what stands in place of a member, given what there is to say of it
     */
    static String cut(Value value, Function<String, Value> leftOut) {
        var rest = value;
        while (rest instanceof Value.Obj obj && !obj.members().isEmpty()) {
            var text = of(rest);
            if (text.isPresent()) {
                return text.get();
            }
            var largest = largest(obj);
            if (largest.getValue().equals(Value.NULL)) {
                break;
            }
            rest = rest.with(largest.getKey(), leftOut.apply(said(largest.getValue())));
            if (weight(rest.at(largest.getKey())) >= weight(largest.getValue())) {
                break;
            }
        }
        return of(rest).orElseGet(() -> of(leftOut.apply(said(value))).orElseThrow());
    }

    private static String said(Value value) {
        return "left out of the journal: too large or too deep, about " + weight(value) + " bytes";
    }

    private static Map.Entry<String, Value> largest(Value.Obj obj) {
        return obj.members().entrySet().stream()
                .max(Comparator.comparingLong(member -> weight(member.getValue())))
                .orElseThrow();
    }

    /** About as many bytes as its JSON; a member that is too deep weighs more than any other. */
    private static long weight(Value value) {
        return isDeeper(value, DEEPEST - 1) ? Long.MAX_VALUE : value.show().length();
    }

    /** @throws Unreachable where it is no text of ours */
    static Value read(String text) {
        try {
            return Notation.read(text.startsWith(PACKED) ? Json.read(unpacked(text)) : Json.read(text));
        } catch (JsonError | IllegalArgumentException | UncheckedIOException strange) {
            throw new Unreachable("the journal holds what is no text of ours: " + strange.getMessage());
        }
    }

    private static String shorter(String a, String b) {
        return size(b) < size(a) ? b : a;
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isDeeper(Value value, int levels) {
        return switch (value) {
            case Value.Arr arr -> levels == 0 || arr.items().stream().anyMatch(item -> isDeeper(item, levels - 1));
            case Value.Obj obj ->
                levels == 0 || obj.members().values().stream().anyMatch(member -> isDeeper(member, levels - 1));
            default -> false;
        };
    }

    private static String packed(String json) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return PACKED + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static byte[] unpacked(String text) {
        var bytes = Base64.getDecoder().decode(text.substring(PACKED.length()));
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        } catch (IOException strange) {
            throw new UncheckedIOException(strange);
        }
    }
}
