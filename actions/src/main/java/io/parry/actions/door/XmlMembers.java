package io.parry.actions.door;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.protocols.query.unmarshall.XmlElement;

/**
 * The query, EC2 and REST-XML protocols. A flattened list is its items beside the other members; any other has them in
 * an element of its own.
 */
final class XmlMembers {
    /** What is about the answer and no part of it. */
    private static final List<String> ABOUT_THE_ANSWER = List.of("ResponseMetadata", "requestId", "RequestId");

    private final Consumer<String> unknown;

    XmlMembers(Consumer<String> unknown) {
        this.unknown = unknown;
    }

    /** The query protocol wraps the members of {@code DescribeX} in {@code DescribeXResult}. */
    void answer(SdkPojo shape, String operation, XmlElement root, String path) {
        var wrapped = root.getElementsByName(operation + "Result");
        if (wrapped.isEmpty()) {
            members(shape, root, path, ABOUT_THE_ANSWER);
            return;
        }
        wrapped.forEach(result -> members(shape, result, path, List.of()));
        root.children().stream()
                .map(XmlElement::elementName)
                .filter(name -> !name.equals(operation + "Result") && !ABOUT_THE_ANSWER.contains(name))
                .forEach(name -> unknown.accept(Unread.inside(path, name)));
    }

    private void members(SdkPojo shape, XmlElement element, String path, List<String> ignored) {
        attributes(shape, element, path);
        Map<String, Integer> seen = new HashMap<>();
        for (var child : element.children()) {
            var name = child.elementName();
            var field = Unread.named(shape, name);
            if (field.isPresent()) {
                int index = seen.merge(name, 1, Integer::sum) - 1;
                member(
                        field.get(),
                        child,
                        index,
                        Unread.inside(path, field.get().memberName()));
            } else if (!ignored.contains(name)) {
                unknown.accept(Unread.inside(path, name));
            }
        }
    }

    /** A namespace is no member. */
    private void attributes(SdkPojo shape, XmlElement element, String path) {
        Stream.ofNullable(element.attributes())
                .flatMap(all -> all.keySet().stream())
                .filter(name -> !name.equals("xmlns") && !name.startsWith("xmlns:"))
                .filter(name -> Unread.named(shape, name)
                        .filter(field -> field.containsTrait(XmlAttributeTrait.class))
                        .isEmpty())
                .forEach(name -> unknown.accept(Unread.inside(path, name)));
    }

    private void member(SdkField<?> field, XmlElement element, int index, String path) {
        if (field.marshallingType().equals(MarshallingType.LIST)
                && field.getTrait(ListTrait.class).isFlattened()) {
            value(field.getTrait(ListTrait.class).memberFieldInfo(), element, path + "[" + index + "]");
        } else if (field.marshallingType().equals(MarshallingType.MAP)
                && field.getTrait(MapTrait.class).isFlattened()) {
            entry(field.getTrait(MapTrait.class), element, path);
        } else {
            value(field, element, path);
        }
    }

    private void value(SdkField<?> field, XmlElement element, String path) {
        if (Unread.isStructure(field)) {
            members(field.constructor().get(), element, path, List.of());
        } else if (field.marshallingType().equals(MarshallingType.LIST)) {
            items(field.getTrait(ListTrait.class), element, path);
        } else if (field.marshallingType().equals(MarshallingType.MAP)) {
            element.children().forEach(entry -> entry(field.getTrait(MapTrait.class), entry, path));
        } else {
            element.children().forEach(child -> unknown.accept(Unread.inside(path, child.elementName())));
        }
    }

    private void items(ListTrait list, XmlElement element, String path) {
        var name = or(list.memberLocationName(), "member");
        int index = 0;
        for (var item : element.children()) {
            if (item.elementName().equals(name)) {
                value(list.memberFieldInfo(), item, path + "[" + index + "]");
                index++;
            } else {
                unknown.accept(Unread.inside(path, item.elementName()));
            }
        }
    }

    private void entry(MapTrait map, XmlElement entry, String path) {
        var key = or(map.keyLocationName(), "key");
        var value = or(map.valueLocationName(), "value");
        for (var part : entry.children()) {
            if (part.elementName().equals(value)) {
                value(map.valueFieldInfo(), part, path + ".{}");
            } else if (!part.elementName().equals(key)) {
                unknown.accept(Unread.inside(path, part.elementName()));
            }
        }
    }

    private static String or(@Nullable String name, String usual) {
        return Objects.requireNonNullElse(name, usual);
    }
}
