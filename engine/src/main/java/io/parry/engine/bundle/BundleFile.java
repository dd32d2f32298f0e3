package io.parry.engine.bundle;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A bundle's file: two lines of JSON, each ended by a line feed. The first is the content, the second its digest and
 * who has signed that.
 */
public final class BundleFile {
    /** A thousand times what twenty playbooks take. */
    public static final int LARGEST = 16 << 20;

    private static final int LARGEST_SEALS = 1 << 16;
    private static final Set<String> MEMBERS = Set.of("digest", "signatures");

    private final byte[] content;
    private final String digest;
    private final List<Seal> seals;

    private BundleFile(byte[] content, String digest, List<Seal> seals) {
        this.content = content;
        this.digest = digest;
        this.seals = List.copyOf(seals);
    }

    /** Not signed by anybody yet. */
    public static BundleFile of(byte[] content) {
        return new BundleFile(content, Sha256.of(content), List.of());
    }

    public BundleFile with(Seal seal) {
        var all = new ArrayList<>(seals);
        all.add(seal);
        return new BundleFile(content, digest, all);
    }

    /** {@code sha256:} and the hex digest of the first line, without its end. */
    public String digest() {
        return digest;
    }

    public List<Seal> seals() {
        return seals;
    }

    /** What the first line says. @throws BadBundle where it is no JSON */
    public Value content() throws BadBundle {
        return json(content);
    }

    /** What {@link #read} reads. */
    public byte[] bytes() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(content);
        file.write('\n');
        file.writeBytes(seal());
        file.write('\n');
        return file.toByteArray();
    }

    private byte[] seal() {
        var seal = Value.obj(
                "digest",
                digest,
                "signatures",
                new Value.Arr(seals.stream().map(Seal::value).toList()));
        return Json.write(seal).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The two lines; what the first one says is not looked at. @throws BadBundle unless the digest is that of the first
     */
    public static BundleFile read(byte[] file) throws BadBundle {
        if (file.length > LARGEST) {
            throw new BadBundle(BadBundle.Reason.TOO_LARGE, "the bundle is larger than 16 MiB");
        }
        int end = lineEnd(file, 0);
        int last = lineEnd(file, end + 1);
        if (last != file.length - 1 || last - end > LARGEST_SEALS) {
            throw BadBundle.form("this is no bundle: two lines expected, the content and its signatures");
        }
        var content = Arrays.copyOf(file, end);
        var second = Arrays.copyOfRange(file, end + 1, last);
        var seal = Strict.of(json(second), "the second line", MEMBERS);
        var digest = Sha256.of(content);
        if (!digest.equals(seal.text("digest"))) {
            throw new BadBundle(BadBundle.Reason.DIGEST, "the digest is not that of the content: it is cut or changed");
        }
        var read = new BundleFile(content, digest, seals(seal.items("signatures")));
        if (!Arrays.equals(second, read.seal())) {
            throw BadBundle.form("the second line is not written as it should be");
        }
        return read;
    }

    private static int lineEnd(byte[] file, int from) throws BadBundle {
        for (int i = from; i < file.length; i++) {
            if (file[i] == '\n') {
                return i;
            }
        }
        throw BadBundle.form("this is no bundle: two lines expected, the content and its signatures");
    }

    private static List<Seal> seals(List<Value> values) throws BadBundle {
        var seals = new ArrayList<Seal>();
        for (var value : values) {
            seals.add(Seal.read(value));
        }
        return seals;
    }

    /** UTF-8 alone: what begins with `{` is told from UTF-16 and UTF-32 by its second byte. */
    static Value json(byte[] line) throws BadBundle {
        if (line.length < 2 || line[0] != '{' || line[1] != '"') {
            throw BadBundle.form("this is no bundle: a line is not JSON");
        }
        try {
            return Json.read(line);
        } catch (JsonError error) {
            throw BadBundle.form("a line is not JSON at column " + error.column() + ": " + error.getMessage());
        }
    }
}
