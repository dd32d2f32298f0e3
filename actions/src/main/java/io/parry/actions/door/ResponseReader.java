package io.parry.actions.door;

import io.parry.actions.index.ShapeNotes;
import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Makes a {@link Value} of an answer of the SDK.
 *
 * <p>Shapes are completed: a list that AWS left out stands there empty, so that "no such member" and "empty" cannot be
 * confused; only a union has nothing but its one member. Maps, structures and single values that AWS left out are
 * missing. Times are ISO 8601; bytes are text where they are valid UTF-8, else base64.
 */
final class ResponseReader {
    private final ShapeNotes notes;

    ResponseReader(ShapeNotes notes) {
        this.notes = notes;
    }

    Value read(SdkPojo answer) {
        var members = new LinkedHashMap<String, Value>();
        boolean union = notes.isUnion(answer.getClass().getSimpleName());
        for (SdkField<?> field : answer.sdkFields()) {
            read(field, answer, union).ifPresent(value -> members.put(field.memberName(), value));
        }
        return new Value.Obj(members);
    }

    private Optional<Value> read(SdkField<?> field, SdkPojo owner, boolean union) {
        var object = field.getValueOrDefault(owner);
        if (field.marshallingType().equals(MarshallingType.LIST)) {
            boolean absent = object == null || object instanceof SdkAutoConstructList;
            return absent && union ? Optional.empty() : Optional.of(absent ? Value.arr() : convert(object));
        }
        boolean absent = object == null || object instanceof SdkAutoConstructMap;
        return absent ? Optional.empty() : Optional.of(convert(object));
    }

    private Value convert(@Nullable Object object) {
        return switch (object) {
            case null -> Value.NULL;
            case SdkPojo structure -> read(structure);
            case Collection<?> items -> {
                var values = new ArrayList<Value>();
                items.forEach(item -> values.add(convert(item)));
                yield new Value.Arr(values);
            }
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, Value>();
                map.forEach((name, member) -> members.put(String.valueOf(name), convert(member)));
                yield new Value.Obj(members);
            }
            case SdkBytes bytes -> Value.of(text(bytes.asByteArrayUnsafe()));
            case Document document -> document(document);
            case Boolean is -> Value.of(is.booleanValue());
            case Double number when !Double.isFinite(number) -> Value.of(number.toString());
            case Float number when !Float.isFinite(number) -> Value.of(number.toString());
            case Number number -> new Value.Num(new BigDecimal(number.toString()));
            default -> Value.of(object.toString());
        };
    }

    private static Value document(Document document) {
        if (document.isNumber()) {
            return new Value.Num(document.asNumber().bigDecimalValue());
        }
        if (document.isList()) {
            return new Value.Arr(
                    document.asList().stream().map(ResponseReader::document).toList());
        }
        if (document.isMap()) {
            var members = new LinkedHashMap<String, Value>();
            document.asMap().forEach((name, member) -> members.put(name, document(member)));
            return new Value.Obj(members);
        }
        return document.isNull() ? Value.NULL : Value.of(document.unwrap());
    }

    /** Valid UTF-8 is text; anything else is base64. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
