package io.parry.actions.journal;

import io.parry.engine.journal.Journal.Unreachable;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * An item of the table; what is read of it is there and of its type, or the journal cannot be understood.
 *
 * @param attributes a map of names to <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">AttributeValue</a>
 */
record Item(Value attributes) {
    /** A partition key takes 2048 bytes; so long a name goes by its digest. */
    private static final int LONGEST_NAME = 1000;

    static final Item NONE = new Item(Value.obj());

    /** Its key: what kind of thing, the thing's name, and which part of it. */
    static Item of(String kind, String name, String sort) {
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
        return NONE.with("pk", kind + "#" + (fits ? name : Digest.of(name))).with("sk", sort);
    }

    Item with(String name, String text) {
        return new Item(attributes.with(name, Attribute.text(text)));
    }

    Item with(String name, long number) {
        return new Item(attributes.with(name, Attribute.number(number)));
    }

    Item with(String name, Collection<String> texts) {
        return new Item(attributes.with(name, Attribute.texts(texts)));
    }

    /** These attributes too. */
    Item and(Item more) {
        var all = new LinkedHashMap<>(attributes.members());
        all.putAll(more.attributes.members());
        return new Item(new Value.Obj(all));
    }

    boolean isThere() {
        return !attributes.members().isEmpty();
    }

    boolean has(String name) {
        return attributes.members().containsKey(name);
    }

    /** @throws Unreachable where there is no such text */
    String text(String name) {
        if (attributes.at(name).at("S") instanceof Value.Text text) {
            return text.text();
        }
        throw strange(name);
    }

    /** @throws Unreachable where there is no such whole number */
    long number(String name) {
        if (attributes.at(name).at("N") instanceof Value.Text text
                && text.text().matches("-?[0-9]{1,18}")) {
            return Long.parseLong(text.text());
        }
        throw strange(name);
    }

    /** @throws Unreachable where there is no such set */
    List<String> texts(String name) {
        if (attributes.at(name).at("SS") instanceof Value.Arr set
                && set.items().stream().allMatch(Value.Text.class::isInstance)) {
            return set.items().stream().map(Value::text).toList();
        }
        throw strange(name);
    }

    Unreachable strange(String name) {
        return new Unreachable(
                "the journal's item " + attributes.at("pk").at("S").show() + " has no usable `" + name
                        + "`; somebody else has written it, or a version that is newer");
    }
}
