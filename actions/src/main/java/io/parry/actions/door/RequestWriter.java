package io.parry.actions.door;

import io.parry.actions.index.RenamedMembers;
import io.parry.actions.index.ShapeNotes;
import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills a request of the SDK from a {@link Value}, member by member. All mistakes are collected; none repeats anything
 * that is secret. Null is not sent, at any depth.
 */
final class RequestWriter {
    private final Scalars scalars;
    private final ShapeNotes notes;
    private final List<String> mistakes = new ArrayList<>();

    RequestWriter(ShapeNotes notes) {
        this.scalars = new Scalars(new Enums(notes));
        this.notes = notes;
    }

    /**
     * Sets the builder's members.
     *
     * @param required top-level parameters that have to be there
     * @throws BadParameters with all that is wrong; the builder is then of no use
     */
    void fill(SdkPojo builder, Value parameters, List<String> required) throws BadParameters {
        structure(builder, parameters, Place.TOP.secretIf(isSecret(parameters)));
        var shape = builder.getClass().getEnclosingClass().getSimpleName();
        required.stream()
                .filter(name -> !isGiven(parameters, name) && !isGiven(parameters, RenamedMembers.inSdk(shape, name)))
                .forEach(name -> mistakes.add("required parameter `" + name + "` is missing"));
        if (!mistakes.isEmpty()) {
            throw new BadParameters(mistakes);
        }
    }

    /** Null is not sent, so it is not given either. */
    private static boolean isGiven(Value parameters, String name) {
        return plain(parameters) instanceof Value.Obj obj
                && obj.members().containsKey(name)
                && !(plain(obj.at(name)) instanceof Value.Null);
    }

    private void structure(SdkPojo builder, Value given, Place place) {
        if (!(plain(given) instanceof Value.Obj obj)) {
            mistake(place, "is a map, found " + given.reveal().kind());
            return;
        }
        var fields = new LinkedHashMap<String, SdkField<?>>();
        builder.sdkFields().forEach(field -> fields.put(field.memberName(), field));
        var shape = builder.getClass().getEnclosingClass();
        if (notes.isUnion(shape.getSimpleName())) {
            union(obj, place);
        }
        obj.members().forEach((name, member) -> {
            var known = RenamedMembers.inSdk(shape.getSimpleName(), name);
            var field = fields.get(known);
            if (field == null) {
                unknownMember(place, name, fields);
            } else if (!known.equals(name) && obj.members().containsKey(known)) {
                mistake(place.member(name), "is `" + known + "`, which is given too");
            } else {
                convert(new Member(shape, name), field, member, place.member(name))
                        .ifPresent(object -> field.set(builder, object));
            }
        });
    }

    /** Of a union the service takes one member, and the SDK would send all that are given. */
    private void union(Value.Obj obj, Place place) {
        var given = obj.members().keySet().stream()
                .filter(name -> isGiven(obj, name))
                .sorted()
                .toList();
        if (given.size() != 1) {
            var found = place.secret() ? String.valueOf(given.size()) : String.join(", ", given);
            mistake(place, "has exactly one member, found " + (given.isEmpty() ? "none" : found));
        }
    }

    private void unknownMember(Place place, String name, Map<String, SdkField<?>> fields) {
        if (place.secret()) {
            mistake(place, "holds a member that is not known");
            return;
        }
        var hint = NearestName.of(name, fields.keySet()).map(near -> "; did you mean `" + near + "`?");
        mistakes.add("unknown parameter `" + place.member(name).path() + "`" + hint.orElse(""));
    }

    /** What the SDK takes for a value; empty for null, and after a mistake. */
    private Optional<Object> convert(Member member, SdkField<?> field, Value given, Place place) {
        var unknown = given.unknown();
        if (unknown.isPresent()) {
            mistake(place, "is not known yet: " + unknown.get().after());
            return Optional.empty();
        }
        var here = place.secretIf(isSecret(given));
        var value = plain(given);
        if (value instanceof Value.Null || value instanceof Value.Missing) {
            return Optional.empty();
        }
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.SDK_POJO)) {
            var inner = field.constructor().get();
            structure(inner, value, here);
            return Optional.of(((Buildable) inner).build());
        }
        if (type.equals(MarshallingType.LIST)) {
            return list(member, field, value, here);
        }
        if (type.equals(MarshallingType.MAP)) {
            return map(member, field, value, here);
        }
        return scalar(member, type, value, here);
    }

    private static boolean isSecret(Value given) {
        return given instanceof Value.Secret
                || (given instanceof Value.Joined && !given.secrets().isEmpty());
    }

    /** A secret's content; what is marked inside a list or map stays marked until it is reached. */
    private static Value plain(Value given) {
        return given instanceof Value.Secret || given instanceof Value.Joined ? given.reveal() : given;
    }

    private Optional<Object> list(Member member, SdkField<?> field, Value value, Place place) {
        if (!(value instanceof Value.Arr arr)) {
            mistake(place, "is a list, found " + value.kind());
            return Optional.empty();
        }
        var itemField = field.getTrait(ListTrait.class).memberFieldInfo();
        var made = new ArrayList<Object>();
        for (int i = 0; i < arr.items().size(); i++) {
            convert(member, itemField, arr.items().get(i), place.item(i)).ifPresent(made::add);
        }
        return Optional.of(made);
    }

    private Optional<Object> map(Member member, SdkField<?> field, Value value, Place place) {
        if (!(value instanceof Value.Obj obj)) {
            mistake(place, "is a map, found " + value.kind());
            return Optional.empty();
        }
        var valueField = field.getTrait(MapTrait.class).valueFieldInfo();
        var made = new LinkedHashMap<String, Object>();
        obj.members()
                .forEach((name, item) -> convert(member, valueField, item, place.member(name))
                        .ifPresent(object -> made.put(name, object)));
        return Optional.of(made);
    }

    private Optional<Object> scalar(Member member, MarshallingType<?> type, Value value, Place place) {
        var here = place.secretIf(!value.secrets().isEmpty());
        try {
            return Optional.of(scalars.convert(member, type, value.reveal(), here.secret()));
        } catch (BadValue error) {
            mistake(here, error.what());
            return Optional.empty();
        }
    }

    private void mistake(Place place, String what) {
        mistakes.add(place.name() + " " + what);
    }

    /** A member of a shape; the items of a list share its name. */
    record Member(Class<?> shape, String name) {}
}
