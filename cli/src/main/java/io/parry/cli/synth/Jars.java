package io.parry.cli.synth;

import io.parry.actions.index.Operations;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipInputStream;

/** Which jars go with the function: all, as they are; or those that it uses, packed as small as it goes. */
public final class Jars {
    private final Set<String> clients = new HashSet<>();
    private final Set<String> called = new HashSet<>();
    private final boolean packed;

    private Jars(boolean packed) {
        this.packed = packed;
    }

    public static Jars all() {
        return new Jars(false);
    }

    /**
     * Without the clients of services that are not called.
     *
     * @param services as playbooks name them; those that have no client, as {@code http}, need none
     */
    public static Jars only(Collection<String> services, Operations operations) {
        var jars = new Jars(true);
        operations.services().forEach(service -> operations.client(service).ifPresent(jars.clients::add));
        services.forEach(service -> operations.client(service).ifPresent(jars.called::add));
        return jars;
    }

    boolean arePacked() {
        return packed;
    }

    /**
     * Several services may share a jar.
     *
     * @param jar is read, and not closed
     */
    boolean isNeeded(InputStream jar) throws IOException {
        boolean hasClient = false;
        var classes = new ZipInputStream(jar);
        for (var entry = classes.getNextEntry(); entry != null; entry = classes.getNextEntry()) {
            var name = entry.getName().replace('/', '.').replaceFirst("[.]class$", "");
            if (called.contains(name)) {
                return true;
            }
            hasClient |= clients.contains(name);
        }
        return !hasClient;
    }
}
