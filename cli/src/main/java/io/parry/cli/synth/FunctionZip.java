package io.parry.cli.synth;

import io.parry.engine.value.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The function's code with the playbooks in it. The same content gives the same bytes: in the order of names, without
 * times, and nothing packed, since jars are already and compressors differ.
 *
 * @param digest of the bytes
 * @param size in bytes, also of what Lambda unpacks
 */
public record FunctionZip(String digest, long size) {
    /** <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda's</a>, unpacked. */
    static final long LARGEST = 250L * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("parry-[a-z2-7]{26}[.]zip");
    private static final String BUNDLE = "bundle.json";
    /** The first that a zip can say. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /**
     * Writes it.
     *
     * @param code the zip that the build has made
     * @throws Undeployable where it is larger than Lambda takes
     */
    public static FunctionZip write(Path code, Jars jars, byte[] bundle, Path file) throws IOException {
        var digest = sha256();
        try (var source = new ZipFile(code.toFile());
                var zip = new ZipOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest))) {
            for (var entry : entries(source)) {
                if (isWanted(source, entry, jars)) {
                    begin(zip, entry.getName(), entry.getSize(), entry.getCrc());
                    copy(source, entry, zip);
                }
            }
            begin(zip, BUNDLE, bundle.length, crc(bundle));
            zip.write(bundle);
        }
        return checked(Digest.of(HexFormat.of().formatHex(digest.digest())), Files.size(file));
    }

    /** Its file's: another for other content, so that a deployment sees that it has changed. */
    public String name() {
        return "parry-" + digest + ".zip";
    }

    /** Takes away what has been written there before. */
    public static void removeFrom(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(FunctionZip::isOne).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isOne(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static FunctionZip checked(String digest, long size) {
        if (size > LARGEST) {
            throw new Undeployable("the function's code is " + megabytes(size) + " MB, Lambda takes "
                    + megabytes(LARGEST) + "; `--slim` leaves out what no playbook calls");
        }
        return new FunctionZip(digest, size);
    }

    static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    private static List<? extends ZipEntry> entries(ZipFile source) {
        return Collections.list(source.entries()).stream()
                .filter(entry -> !entry.isDirectory())
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
    }

    private static boolean isWanted(ZipFile source, ZipEntry entry, Jars jars) throws IOException {
        if (!entry.getName().endsWith(".jar")) {
            return !entry.getName().equals(BUNDLE);
        }
        try (var jar = source.getInputStream(entry)) {
            return jars.isNeeded(jar);
        }
    }

    private static void begin(ZipOutputStream zip, String name, long size, long crc) throws IOException {
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    private static void copy(ZipFile source, ZipEntry entry, OutputStream zip) throws IOException {
        try (var content = source.getInputStream(entry)) {
            content.transferTo(zip);
        }
    }

    private static long crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
