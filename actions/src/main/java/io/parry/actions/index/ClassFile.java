package io.parry.actions.index;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outline of a class as its file has it (JVM specification, chapter 4). Loading the SDK's 40,000 classes to look at
 * their getters takes half a minute; reading them takes seconds.
 */
final class ClassFile {
    private static final int STATIC = 0x0008;
    private static final int SYNTHETIC = 0x1000;
    private static final int ENUM = 0x4000;
    private static final int PUBLIC = 0x0001;

    private final DataInputStream in;
    private final @Nullable Object[] constants;
    private final int access;
    private final List<Method> methods = new ArrayList<>();

    private ClassFile(DataInputStream in) throws IOException {
        this.in = in;
        in.skipNBytes(8);
        this.constants = constants();
        this.access = in.readUnsignedShort();
        in.skipNBytes(4);
        in.skipNBytes(2L * in.readUnsignedShort());
        members(false);
        members(true);
    }

    /** Of the class of that internal name ({@code a/b/C}) on the class path; empty where there is none. */
    static Optional<ClassFile> of(String name) throws IOException {
        try (InputStream file = ClassFile.class.getResourceAsStream("/" + name + ".class")) {
            return file == null ? Optional.empty() : Optional.of(new ClassFile(new DataInputStream(file)));
        }
    }

    boolean isEnum() {
        return (access & ENUM) != 0;
    }

    /** Public, of instances, and written by somebody. */
    List<Method> methods() {
        return methods;
    }

    /**
     * A method.
     *
     * @param descriptor its types without generics: {@code (La/b/Request;)La/b/Response;}
     * @param signature its types with generics; the descriptor where there are none
     */
    record Method(String name, String descriptor, String signature) {}

    private @Nullable Object[] constants() throws IOException {
        var pool = new @Nullable Object[in.readUnsignedShort()];
        for (int i = 1; i < pool.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> pool[i] = in.readUTF();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // takes two places
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
        return pool;
    }

    /** Fields and methods have one form. */
    private void members(boolean keep) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            int flags = in.readUnsignedShort();
            var name = text(in.readUnsignedShort());
            var descriptor = text(in.readUnsignedShort());
            var signature = signature(descriptor);
            if (keep && (flags & PUBLIC) != 0 && (flags & (STATIC | SYNTHETIC)) == 0) {
                methods.add(new Method(name, descriptor, signature));
            }
        }
    }

    private String signature(String descriptor) throws IOException {
        var signature = descriptor;
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            boolean generic = text(in.readUnsignedShort()).equals("Signature");
            int length = in.readInt();
            if (generic) {
                signature = text(in.readUnsignedShort());
            } else {
                in.skipNBytes(length);
            }
        }
        return signature;
    }

    private String text(int index) {
        return constants[index] instanceof String text ? text : "";
    }
}
