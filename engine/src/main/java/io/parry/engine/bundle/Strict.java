package io.parry.engine.bundle;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Set;

/** Reads objects that have exactly the members they should. */
final class Strict {
    private final Value.Obj object;
    private final String what;

    private Strict(Value.Obj object, String what) {
        this.object = object;
        this.what = what;
    }

    /** @param what for messages: {@code the bundle} */
    static Strict of(Value value, String what, Set<String> members) throws BadBundle {
        if (!(value instanceof Value.Obj object)) {
            throw BadBundle.form(what + " is " + value.kind() + ", a map expected");
        }
        for (var name : object.members().keySet()) {
            if (!members.contains(name)) {
                throw BadBundle.form(what + " has a member that is not known here");
            }
        }
        for (var name : members) {
            if (object.at(name).isMissing()) {
                throw BadBundle.form(what + " has no `" + name + "`");
            }
        }
        return new Strict(object, what);
    }

    Value at(String name) {
        return object.at(name);
    }

    String text(String name) throws BadBundle {
        if (object.at(name) instanceof Value.Text text) {
            return text.text();
        }
        throw wrong(name, "text");
    }

    List<Value> items(String name) throws BadBundle {
        if (object.at(name) instanceof Value.Arr items) {
            return items.items();
        }
        throw wrong(name, "a list");
    }

    Value.Obj map(String name) throws BadBundle {
        if (object.at(name) instanceof Value.Obj map) {
            return map;
        }
        throw wrong(name, "a map");
    }

    /** Not negative. */
    long whole(String name) throws BadBundle {
        if (object.at(name) instanceof Value.Num num) {
            var number = num.number();
            if (number.signum() >= 0 && number.scale() == 0 && number.precision() <= 18) {
                return number.longValueExact();
            }
        }
        throw wrong(name, "a whole number");
    }

    private BadBundle wrong(String name, String expected) {
        return BadBundle.form(
                "`" + name + "` of " + what + " is " + object.at(name).kind() + ", " + expected + " expected");
    }
}
