package io.parry.cli.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The function's code with the playbooks in it.
 *
 * @param digest of its content, however it is packed: 26 letters and digits
 * @param unpacked in bytes
 */
public record FunctionZip(String digest, long unpacked) {
    /** <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda's</a>, unpacked. */
    static final long LARGEST = 250L << 20;

    private static final String BUNDLE = "bundle.json";
    private static final Pattern NAME = Pattern.compile("parry-[a-z2-7]{26}[.]zip");

    /**
     * Writes it.
     *
     * @param code the zip that the build has made
     * @throws Undeployable where it is larger than Lambda takes
     */
    public static FunctionZip write(Path code, Jars jars, byte[] bundle, Path file) throws IOException {
        try (var source = new ZipFile(code.toFile());
                var zip = new ZipWriter(Files.newOutputStream(file), jars.arePacked())) {
            for (var entry : entries(source)) {
                if (isWanted(source, entry, jars)) {
                    copy(source, entry, zip);
                }
            }
            zip.add(BUNDLE, bundle);
            return checked(new FunctionZip(zip.digest(), zip.unpacked()));
        }
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

    static FunctionZip checked(FunctionZip zip) {
        if (zip.unpacked > LARGEST) {
            throw new Undeployable("the function's code is " + megabytes(zip.unpacked) + " MB, Lambda takes "
                    + megabytes(LARGEST) + "; `--slim` leaves services out, and unpacks the others");
        }
        return zip;
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    private static List<? extends ZipEntry> entries(ZipFile source) {
        return Collections.list(source.entries()).stream()
                .filter(entry -> !entry.isDirectory() && !entry.getName().equals(BUNDLE))
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
    }

    private static boolean isWanted(ZipFile source, ZipEntry entry, Jars jars) throws IOException {
        if (!isJar(entry)) {
            return true;
        }
        try (var jar = source.getInputStream(entry)) {
            return jars.isNeeded(jar);
        }
    }

    private static boolean isJar(ZipEntry entry) {
        return entry.getName().endsWith(".jar");
    }

    private static void copy(ZipFile source, ZipEntry entry, ZipWriter zip) throws IOException {
        try (var content = source.getInputStream(entry)) {
            if (isJar(entry)) {
                zip.addJar(entry.getName(), content, entry.getSize(), entry.getCrc());
            } else {
                zip.add(entry.getName(), content.readAllBytes());
            }
        }
    }
}
