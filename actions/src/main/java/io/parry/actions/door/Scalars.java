package io.parry.actions.door;

import io.parry.actions.door.RequestWriter.Member;
import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * What a single parameter takes.
 *
 * <ul>
 *   <li>text takes numbers in plain decimal, true and false, and lists and maps as JSON, which may hold no null
 *   <li>numbers and booleans take text that reads as one without loss
 *   <li>times take ISO 8601 text with an offset
 *   <li>bytes take text as its UTF-8 bytes, and lists and maps as JSON; an API that wants base64 inside text gets it as
 *       the playbook wrote it
 * </ul>
 */
final class Scalars {
    private final Enums enums;

    Scalars(Enums enums) {
        this.enums = enums;
    }

    /**
     * The object that the SDK takes.
     *
     * @param value without secrets or unknowns in it
     * @param secret whether a message must not repeat it
     * @throws BadValue when the parameter cannot take it
     */
    Object convert(Member member, MarshallingType<?> type, Value value, boolean secret) throws BadValue {
        try {
            return switch (type.getKnownType()) {
                case STRING -> known(member, text(value), secret);
                case BOOLEAN -> bool(value, secret);
                case INTEGER -> number(value, secret).intValueExact();
                case LONG -> number(value, secret).longValueExact();
                case SHORT -> number(value, secret).shortValueExact();
                case BYTE -> number(value, secret).byteValueExact();
                case FLOAT -> number(value, secret).floatValue();
                case DOUBLE -> number(value, secret).doubleValue();
                case BIG_DECIMAL -> number(value, secret);
                case INSTANT -> time(value, secret);
                case SDK_BYTES -> SdkBytes.fromByteArray(text(value).getBytes(StandardCharsets.UTF_8));
                case DOCUMENT -> document(value);
                default -> throw new BadValue("cannot be given: " + type.getKnownType());
            };
        } catch (ArithmeticException tooLargeOrNotWhole) {
            throw new BadValue("takes " + range(type.getKnownType()) + ", found " + shown(value, secret));
        }
    }

    private static String range(MarshallingKnownType type) {
        return switch (type) {
            case INTEGER -> "a whole number of 32 bits";
            case LONG -> "a whole number of 64 bits";
            default -> "a small whole number";
        };
    }

    private static String text(Value value) throws BadValue {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num num -> num.number().toPlainString();
            case Value.Bool bool -> String.valueOf(bool.is());
            case Value.Arr arr -> json(arr);
            case Value.Obj obj -> json(obj);
            default -> throw new BadValue("is text, found " + value.kind());
        };
    }

    private static String json(Value value) throws BadValue {
        if (holdsNull(value)) {
            throw new BadValue("becomes JSON, and holds null");
        }
        return Json.write(value);
    }

    private static boolean holdsNull(Value value) {
        return switch (value) {
            case Value.Null none -> true;
            case Value.Arr arr -> arr.items().stream().anyMatch(Scalars::holdsNull);
            case Value.Obj obj -> obj.members().values().stream().anyMatch(Scalars::holdsNull);
            default -> false;
        };
    }

    private String known(Member member, String text, boolean secret) throws BadValue {
        var values = enums.closed(member);
        if (values.isEmpty() || values.contains(text)) {
            return text;
        }
        if (secret) {
            throw new BadValue("is none of the values it can have");
        }
        var near = NearestName.of(text, values).map(name -> "; did you mean `" + name + "`?");
        throw new BadValue("is one of " + String.join(", ", values) + ", found `" + text + "`" + near.orElse(""));
    }

    private static boolean bool(Value value, boolean secret) throws BadValue {
        return switch (value) {
            case Value.Bool bool -> bool.is();
            case Value.Text text when text.text().equals("true") -> true;
            case Value.Text text when text.text().equals("false") -> false;
            default -> throw new BadValue("is true or false, found " + shown(value, secret));
        };
    }

    private static BigDecimal number(Value value, boolean secret) throws BadValue {
        if (value instanceof Value.Num num) {
            return num.number();
        }
        if (value instanceof Value.Text text && text.text().matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            return new BigDecimal(text.text());
        }
        throw new BadValue("is a number, found " + shown(value, secret));
    }

    private static Instant time(Value value, boolean secret) throws BadValue {
        try {
            if (value instanceof Value.Text text) {
                return OffsetDateTime.parse(text.text(), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        .toInstant();
            }
        } catch (DateTimeException bad) {
            throw new BadValue("is a time like 2026-06-01T00:00:00Z, found " + shown(value, secret));
        }
        throw new BadValue("is a time like 2026-06-01T00:00:00Z, found " + shown(value, secret));
    }

    private static Document document(Value value) {
        return switch (value) {
            case Value.Bool bool -> Document.fromBoolean(bool.is());
            case Value.Num num -> Document.fromNumber(num.number());
            case Value.Text text -> Document.fromString(text.text());
            case Value.Arr arr ->
                Document.fromList(arr.items().stream().map(Scalars::document).toList());
            case Value.Obj obj -> {
                var map = Document.mapBuilder();
                obj.members().forEach((name, member) -> map.putDocument(name, document(member)));
                yield map.build();
            }
            default -> Document.fromNull();
        };
    }

    /** A value as a message may repeat it. */
    private static String shown(Value value, boolean secret) {
        return secret ? "a secret" : value instanceof Value.Text text ? "`" + text.text() + "`" : value.kind();
    }
}
