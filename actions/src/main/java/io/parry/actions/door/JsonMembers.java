package io.parry.actions.door;

import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The JSON protocols: members by their name on the wire; null says that a member is not there. */
final class JsonMembers {
    /** Says of what shape a structure is, at any depth; no member of any. */
    private static final String TYPE = "__type";

    private final Consumer<String> unknown;

    JsonMembers(Consumer<String> unknown) {
        this.unknown = unknown;
    }

    void structure(SdkPojo shape, JsonNode node, String path) {
        node.asObject().forEach((name, member) -> {
            var field = Unread.named(shape, name);
            if (field.isPresent()) {
                value(field.get(), member, Unread.inside(path, field.get().memberName()));
            } else if (!name.equals(TYPE) && !member.isNull()) {
                unknown.accept(Unread.inside(path, name));
            }
        });
    }

    private void value(SdkField<?> field, JsonNode node, String path) {
        if (node.isNull()) {
            return;
        }
        if (Unread.isStructure(field)) {
            structure(field.constructor().get(), node, path);
        } else if (field.marshallingType().equals(MarshallingType.LIST)) {
            var items = node.asArray();
            var item = field.getTrait(ListTrait.class).memberFieldInfo();
            for (int i = 0; i < items.size(); i++) {
                value(item, items.get(i), path + "[" + i + "]");
            }
        } else if (field.marshallingType().equals(MarshallingType.MAP)) {
            var held = field.getTrait(MapTrait.class).valueFieldInfo();
            node.asObject().values().forEach(member -> value(held, member, path + ".{}"));
        }
    }
}
