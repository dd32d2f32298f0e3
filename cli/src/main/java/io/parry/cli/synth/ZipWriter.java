package io.parry.cli.synth;

import io.parry.engine.value.Digest;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes a zip without times. Jars in it stay as they are, and nothing is packed: they are already. Or each is unpacked
 * and the zip is packed instead, which makes it half as large: the classes of a service are much alike, and in a jar
 * each of them is packed for itself.
 */
final class ZipWriter implements AutoCloseable {
    /** The first that a zip can say. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final boolean packed;
    private final MessageDigest digest = sha256();
    private long unpacked;

    /** @param packed whether the zip is, instead of the jars in it */
    ZipWriter(OutputStream out, boolean packed) {
        this.zip = new ZipOutputStream(out);
        this.packed = packed;
    }

    void add(String name, byte[] content) throws IOException {
        begin(name, content.length, crc(content));
        content().write(content);
    }

    /** @param size and {@code crc} of the jar as it is */
    void addJar(String name, InputStream jar, long size, long crc) throws IOException {
        begin(name, size, crc);
        if (packed) {
            unpack(jar, content());
        } else {
            jar.transferTo(content());
        }
    }

    private void begin(String name, long size, long crc) throws IOException {
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        zip.putNextEntry(packed ? entry(name) : stored(name, size, crc));
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    private static ZipEntry stored(String name, long size, long crc) {
        var entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc);
        return entry;
    }

    private static void unpack(InputStream jar, OutputStream content) throws IOException {
        var from = new ZipInputStream(jar);
        var to = new ZipOutputStream(content);
        for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
            var bytes = from.readAllBytes();
            to.putNextEntry(stored(entry.getName(), bytes.length, crc(bytes)));
            to.write(bytes);
        }
        to.finish();
    }

    /** What is written of an entry counts, and is not closed. */
    private OutputStream content() {
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                digest.update(bytes, from, length);
                unpacked += length;
                out.write(bytes, from, length);
            }

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }
        };
    }

    private static long crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /** Of names and content; the last that is asked. */
    String digest() {
        return Digest.of(HexFormat.of().formatHex(digest.digest()));
    }

    long unpacked() {
        return unpacked;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
