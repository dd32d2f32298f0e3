package io.parry.deploy.zip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is deployed: which jars, and that Lambda takes them. */
final class ZipContentTest {
    private static final Path JARS = Path.of("src/test/resources/io/parry/deploy/zip/jars.txt");

    /** <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda's limit</a>. */
    private static final long LARGEST_UNPACKED = 250L << 20;

    /** A jar more is more to load, to patch and to trust: it is decided, and not come by. */
    @Test
    void theJarsAreThoseThatWereDecidedOn() throws IOException {
        try (var zip = new ZipFile(Function.ZIP.toFile())) {
            var names = String.join(
                            "\n",
                            zip.stream()
                                    .map(ZipEntry::getName)
                                    .filter(name -> !name.endsWith("/"))
                                    .sorted()
                                    .toList())
                    + "\n";
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(JARS.getParent());
                Files.writeString(JARS, names);
            }
            assertEquals(Files.readString(JARS), names);
        }
    }

    @Test
    void unpackedItFitsIntoAFunction() throws IOException {
        try (var zip = new ZipFile(Function.ZIP.toFile())) {
            long size = zip.stream().mapToLong(ZipEntry::getSize).sum();
            assertTrue(size < LARGEST_UNPACKED, size + " bytes");
        }
    }
}
