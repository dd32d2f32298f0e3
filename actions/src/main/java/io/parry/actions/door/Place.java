package io.parry.actions.door;

/**
 * Where a parameter stands, for messages. At and below a secret nothing may be repeated, not even a name.
 *
 * @param path {@code IpPermissions[0].FromPort}; empty for the parameters as a whole
 */
record Place(String path, boolean secret) {
    static final Place TOP = new Place("", false);

    Place member(String name) {
        var shown = secret ? "***" : name;
        return new Place(path.isEmpty() ? shown : path + "." + shown, secret);
    }

    Place item(int index) {
        return new Place(path + "[" + index + "]", secret);
    }

    Place secretIf(boolean is) {
        return new Place(path, secret || is);
    }

    String name() {
        return path.isEmpty() ? "`with`" : "`" + path + "`";
    }
}
