package io.parry.engine.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON, and two things JSON lacks: not known yet, and secret. Immutable.
 *
 * <p>An {@link Unknown} equals nothing, a path into it is unknown, and its content cannot be had: {@link #text},
 * {@link #items} and the like throw {@link NotYet}. A {@link Secret} is compared by content inside the process and
 * prints as {@code ***}; {@link #reveal} belongs to sending, {@link #redact} to writing down.
 */
public sealed interface Value {
    @SuppressWarnings("ClassInitializationDeadlock") // nothing outside touches the two records before this interface
    Value NULL = new Null();

    @SuppressWarnings("ClassInitializationDeadlock")
    Value MISSING = new Missing();

    /** JSON's {@code null}: a value that is there. */
    record Null() implements Value {}

    /** Nothing: what a path gives that selects nothing. Never stands inside a list or map. */
    record Missing() implements Value {}

    record Bool(boolean is) implements Value {}

    /** A number; {@code 1} equals {@code 1.0}. */
    record Num(BigDecimal number) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Num num && number.compareTo(num.number) == 0;
        }

        @Override
        public int hashCode() {
            return number.stripTrailingZeros().hashCode();
        }
    }

    record Text(String text) implements Value {}

    record Arr(List<Value> items) implements Value {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** A map; equal whatever the order of its members, which is kept for printing. */
    record Obj(SequencedMap<String, Value> members) implements Value {
        public Obj {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }
    }

    /** Text with parts that are secret or unknown: {@code Bearer ***}. Parts are never {@code Joined} themselves. */
    record Joined(List<Value> parts) implements Value {
        public Joined {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Known only after something has run; {@code after} names it for a reader: {@code copy},
     * {@code ec2:DescribeFlowLogs}.
     */
    record Unknown(String after) implements Value {
        /** Unknown equals nothing, itself included: two things not known yet are not known to be the same. */
        @Override
        public boolean equals(@Nullable Object other) {
            return false;
        }

        @Override
        public int hashCode() {
            return after.hashCode();
        }
    }

    /**
     * Prints as {@code ***}.
     *
     * @param origin where it came from, safe to print: {@code secretsmanager:GetSecretValue SecretString}
     * @param plain the content; asked for at most when it is compared or sent. Use {@link Value#secret} to have it once
     */
    record Secret(String origin, Supplier<Value> plain) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Value value && same(this, value).holds();
        }

        @Override
        public int hashCode() {
            return plain.get().hashCode();
        }

        /** Never the content: a record in an exception or a log line must not give it away. */
        @Override
        public String toString() {
            return "Secret[" + origin + "]";
        }
    }

    static Value of(boolean is) {
        return new Bool(is);
    }

    static Value of(long number) {
        return new Num(BigDecimal.valueOf(number));
    }

    static Value of(String text) {
        return new Text(text);
    }

    /**
     * A value from Java's own types: null, {@code Boolean}, {@code Number}, {@code CharSequence}, {@code Collection},
     * {@code Map} with text keys, or a {@code Value}.
     *
     * @throws IllegalArgumentException for any other type
     */
    static Value of(@Nullable Object object) {
        return switch (object) {
            case null -> NULL;
            case Value value -> value;
            case Boolean is -> new Bool(is);
            case BigDecimal number -> new Num(number);
            case Number number -> new Num(new BigDecimal(number.toString()));
            case CharSequence text -> new Text(text.toString());
            case Collection<?> items -> new Arr(items.stream().map(Value::of).toList());
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, Value>();
                map.forEach((key, member) -> members.put((String) key, of(member)));
                yield new Obj(members);
            }
            default ->
                throw new IllegalArgumentException(
                        "no value: " + object.getClass().getName());
        };
    }

    /** A map from names and values in turn; {@link Missing} members are left out. */
    static Value obj(@Nullable Object... namesAndValues) {
        var members = new LinkedHashMap<String, Value>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var member = of(namesAndValues[i + 1]);
            if (!(member instanceof Missing)) {
                members.put(String.valueOf(namesAndValues[i]), member);
            }
        }
        return new Obj(members);
    }

    static Value arr(@Nullable Object... items) {
        return of(Arrays.asList(items));
    }

    static Value unknown(String after) {
        return new Unknown(after);
    }

    /** A secret whose content is worked out once, when it is first needed. */
    static Value secret(String origin, Supplier<Value> plain) {
        return new Secret(origin, new Once(plain));
    }

    /** A secret whose content is here; secret parts inside it are not wrapped again. */
    static Value secret(String origin, Value plain) {
        return plain instanceof Secret || plain instanceof Missing || plain instanceof Unknown
                ? plain
                : new Secret(origin, () -> plain);
    }

    /** The member of that name; {@link #MISSING} where there is none or this is no map. Into an unknown: unknown. */
    default Value at(String name) {
        return switch (this) {
            case Obj obj -> obj.members.getOrDefault(name, MISSING);
            case Unknown unknown -> unknown;
            case Secret secret -> secret.then(plain -> plain.at(name));
            default -> MISSING;
        };
    }

    /**
     * The item at that index, from the end when negative; {@link #MISSING} where there is none. Into an unknown:
     * unknown.
     */
    default Value at(int index) {
        return switch (this) {
            case Arr arr -> {
                int from = index < 0 ? arr.items.size() + index : index;
                yield from >= 0 && from < arr.items.size() ? arr.items.get(from) : MISSING;
            }
            case Unknown unknown -> unknown;
            case Secret secret -> secret.then(plain -> plain.at(index));
            default -> MISSING;
        };
    }

    /** This map with that member set; a {@link Missing} member is left out. */
    default Value with(String name, @Nullable Object member) {
        var members = new LinkedHashMap<>(members());
        var value = of(member);
        if (value instanceof Missing) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
        return new Obj(members);
    }

    /** The content of text. @throws NotYet when unknown; IllegalStateException when it is no text, or secret */
    default String text() {
        return switch (this) {
            case Text text -> text.text;
            case Unknown unknown -> throw new NotYet(unknown.after);
            case Joined joined
            when joined.unknown().isPresent() ->
                throw new NotYet(joined.unknown().get().after);
            default -> throw new IllegalStateException("text expected, found " + kind());
        };
    }

    /** The items of a list; empty for {@link Missing} and {@link Null}. @throws NotYet when unknown */
    default List<Value> items() {
        return switch (this) {
            case Arr arr -> arr.items;
            case Missing missing -> List.of();
            case Null none -> List.of();
            case Unknown unknown -> throw new NotYet(unknown.after);
            default -> throw new IllegalStateException("a list expected, found " + kind());
        };
    }

    /** The members of a map; empty for {@link Missing} and {@link Null}. @throws NotYet when unknown */
    default SequencedMap<String, Value> members() {
        return switch (this) {
            case Obj obj -> obj.members;
            case Missing missing -> Collections.emptySortedMap();
            case Null none -> Collections.emptySortedMap();
            case Unknown unknown -> throw new NotYet(unknown.after);
            default -> throw new IllegalStateException("a map expected, found " + kind());
        };
    }

    /** The content of a number. @throws NotYet when unknown; IllegalStateException when it is no number */
    default BigDecimal number() {
        return switch (this) {
            case Num num -> num.number;
            case Unknown unknown -> throw new NotYet(unknown.after);
            default -> throw new IllegalStateException("a number expected, found " + kind());
        };
    }

    /** There, and known to be: neither missing nor unknown; a secret that holds nothing is not there. */
    default boolean exists() {
        return switch (this) {
            case Missing missing -> false;
            case Unknown unknown -> false;
            case Secret secret -> secret.plain.get().exists();
            default -> true;
        };
    }

    default boolean isMissing() {
        return this instanceof Missing || (this instanceof Secret secret && secret.plain.get() instanceof Missing);
    }

    /** The first unknown in it, at any depth. */
    default Optional<Unknown> unknown() {
        return switch (this) {
            case Unknown unknown -> Optional.of(unknown);
            case Arr arr -> firstUnknown(arr.items);
            case Joined joined -> firstUnknown(joined.parts);
            case Obj obj -> firstUnknown(obj.members.values());
            default -> Optional.empty();
        };
    }

    private static Optional<Unknown> firstUnknown(Collection<Value> values) {
        return values.stream().flatMap(value -> value.unknown().stream()).findFirst();
    }

    /** The origins of the secrets in it, at any depth, in order; empty when nothing in it is secret. */
    default List<String> secrets() {
        return switch (this) {
            case Secret secret -> List.of(secret.origin);
            case Arr arr ->
                arr.items.stream().flatMap(item -> item.secrets().stream()).toList();
            case Joined joined ->
                joined.parts.stream().flatMap(part -> part.secrets().stream()).toList();
            case Obj obj ->
                obj.members.values().stream()
                        .flatMap(member -> member.secrets().stream())
                        .toList();
            default -> List.of();
        };
    }

    /**
     * What {@code change} makes of the plain content: of an unknown the unknown, of anything secret a secret of the
     * same origin, worked out when it is needed. So nothing that is computed from a secret ever stands in clear.
     */
    default Value then(Function<Value, Value> change) {
        var unknown = unknown();
        if (unknown.isPresent()) {
            return unknown.get();
        }
        var origins = secrets();
        if (origins.isEmpty()) {
            return change.apply(this);
        }
        return secret(String.join(", ", new java.util.LinkedHashSet<>(origins)), () -> change.apply(reveal()));
    }

    /** Same content? Unknown where either holds an unknown; secrets are looked into, inside the process only. */
    static Truth same(Value a, Value b) {
        return a.unknown().isPresent() || b.unknown().isPresent()
                ? Truth.UNKNOWN
                : Truth.of(a.reveal().equals(b.reveal()));
    }

    /** As it goes over the wire: secrets in clear, joined text as one text. For sending only. */
    default Value reveal() {
        return switch (this) {
            case Secret secret -> secret.plain.get().reveal();
            case Joined joined
            when joined.unknown().isEmpty() ->
                new Text(joined.parts.stream()
                        .map(part -> part.reveal())
                        .map(part -> part instanceof Text text ? text.text : Json.write(part))
                        .collect(Collectors.joining()));
            case Arr arr
            when !arr.secrets().isEmpty() || arr.items.stream().anyMatch(Value::holdsJoined) ->
                new Arr(arr.items.stream().map(Value::reveal).toList());
            case Obj obj -> mapMembers(obj, Value::reveal);
            default -> this;
        };
    }

    /** As it may be written down: {@code ***} for what is secret, {@code (known after …)} for what is unknown. */
    default Value redact() {
        return switch (this) {
            case Secret secret -> new Text("***");
            case Unknown unknown -> new Text("(known after " + unknown.after + ")");
            case Joined joined ->
                new Text(joined.parts.stream()
                        .map(Value::redact)
                        .map(part -> part instanceof Text text ? text.text : Json.write(part))
                        .collect(Collectors.joining()));
            case Arr arr -> new Arr(arr.items.stream().map(Value::redact).toList());
            case Obj obj -> mapMembers(obj, Value::redact);
            default -> this;
        };
    }

    private static Value mapMembers(Obj obj, Function<Value, Value> change) {
        var members = new LinkedHashMap<String, Value>();
        obj.members.forEach((name, member) -> members.put(name, change.apply(member)));
        return new Obj(members);
    }

    private static boolean holdsJoined(Value value) {
        return switch (value) {
            case Joined joined -> true;
            case Arr arr -> arr.items.stream().anyMatch(Value::holdsJoined);
            case Obj obj -> obj.members.values().stream().anyMatch(Value::holdsJoined);
            default -> false;
        };
    }

    /** What it is, for a message: {@code text}, {@code a number}, {@code a list}, {@code nothing} … */
    default String kind() {
        return switch (this) {
            case Null none -> "null";
            case Missing missing -> "nothing";
            case Bool bool -> "true or false";
            case Num num -> "a number";
            case Text text -> "text";
            case Joined joined -> "text";
            case Arr arr -> "a list";
            case Obj obj -> "a map";
            case Unknown unknown -> "something not known yet";
            case Secret secret -> "a secret";
        };
    }

    /** One line for a reader, secrets masked: {@code "eve"}, {@code [1, 2]}, {@code {Name: "x"}}, {@code nothing}. */
    default String show() {
        return switch (this) {
            case Missing missing -> "nothing";
            case Unknown unknown -> "(known after " + unknown.after + ")";
            case Secret secret -> "***";
            case Joined joined -> Json.write(joined.redact());
            case Arr arr -> arr.items.stream().map(Value::show).collect(Collectors.joining(", ", "[", "]"));
            case Obj obj ->
                obj.members.entrySet().stream()
                        .map(member -> shown(member.getKey()) + ": "
                                + member.getValue().show())
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> Json.write(this);
        };
    }

    /** A name that would break the line is quoted as text is. */
    private static String shown(String name) {
        return name.codePoints().anyMatch(Character::isISOControl) ? Json.write(of(name)) : name;
    }
}
