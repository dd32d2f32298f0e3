package io.parry.actions.door;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.protocols.query.unmarshall.XmlDomParser;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORFactory;

/**
 * The members of an answer that came and that the SDK's model lacks: {@code WebACL.Rules[0].NewThing}. The SDK drops
 * them, and a whole that is written back without them loses them. Headers are not compared: no whole is made of them.
 *
 * <p>Paths hold names of members, never a value and never the key of a map, which is shown as <code>{}</code>.
 */
final class Unread {
    /** Says that nothing is known of what was dropped: the answer may not be written back either. */
    static final String NOT_COMPARED = "(the answer could not be compared)";

    /** Whoever refuses needs no more. */
    private static final int MOST = 20;

    private static final int LONGEST_PATH = 300;

    private final List<String> paths = new ArrayList<>();

    private Unread() {}

    /**
     * Compares a body with what the SDK's model knows of it.
     *
     * @param copy as it came
     */
    static List<String> of(SdkPojo response, String operation, RawAnswer.Copy copy) {
        var body = copy.bytes();
        if (body.isEmpty()) {
            return List.of(NOT_COMPARED);
        }
        var unread = new Unread();
        try {
            unread.compare(response, operation, body.get());
        } catch (SdkException | IllegalArgumentException | IllegalStateException | UnsupportedOperationException odd) {
            return List.of(NOT_COMPARED);
        }
        return List.copyOf(unread.paths);
    }

    private void compare(SdkPojo response, String operation, byte[] body) {
        var payload = response.sdkFields().stream()
                .filter(field -> field.containsTrait(PayloadTrait.class))
                .findFirst();
        int first = firstByte(body);
        if (first < 0 || payload.filter(field -> !isStructure(field)).isPresent()) {
            return;
        }
        var shape = payload.<SdkPojo>map(field -> field.constructor().get()).orElse(response);
        var path = payload.map(SdkField::memberName).orElse("");
        if (first == '<') {
            var root = XmlDomParser.parse(new ByteArrayInputStream(body));
            new XmlMembers(this::found).answer(shape, operation, root, path);
        } else {
            new JsonMembers(this::found).structure(shape, parser(first).parse(body), path);
        }
    }

    /** Kinesis answers in CBOR, which says the same as JSON. */
    private static JsonNodeParser parser(int first) {
        return first == '{'
                ? JsonNodeParser.create()
                : JsonNodeParser.builder().jsonFactory(new CBORFactory()).build();
    }

    private void found(String path) {
        if (paths.size() < MOST) {
            paths.add(path.substring(0, Math.min(path.length(), LONGEST_PATH)));
        }
    }

    private static int firstByte(byte[] body) {
        for (byte each : body) {
            if (each != ' ' && each != '\t' && each != '\r' && each != '\n') {
                return each & 0xff;
            }
        }
        return -1;
    }

    static boolean isStructure(SdkField<?> field) {
        return field.marshallingType().equals(MarshallingType.SDK_POJO);
    }

    /** The member of a shape that is read from the body under that name. */
    static Optional<SdkField<?>> named(SdkPojo shape, String name) {
        return shape.sdkFields().stream()
                .filter(field -> field.location() == MarshallLocation.PAYLOAD)
                .filter(field -> name.equals(field.unmarshallLocationName()) || name.equals(field.locationName()))
                .findFirst();
    }

    static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
