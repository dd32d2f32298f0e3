package io.parry.actions.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs in the build: joins the SDK's client interfaces with {@code src/main/data} and writes one small resource per
 * service, so that nobody has to scan jars at run time, and a list of the actions of {@code io.parry.actions}.
 *
 * <p>Does nothing where neither the data, the SDK nor this module's classes have changed since it last ran.
 */
final class IndexMaker {
    private final Path data;
    private final Path out;

    private IndexMaker(Path data, Path classes) {
        this.data = data;
        this.out = classes.resolve("META-INF/parry");
    }

    /** Arguments: the folder of our tables, and that of the compiled classes, where the index goes as well. */
    public static void main(String[] args) throws IOException {
        var data = Path.of(args[0]);
        var classes = Path.of(args[1]);
        var stamp = new Stamp(classes.resolveSibling("operations.stamp"), data, classes);
        if (!stamp.isCurrent()
                || Files.notExists(classes.resolve("META-INF/parry").resolve(ServiceIndex.SERVICES))) {
            new IndexMaker(data, classes).operations();
            ActionNames.write(classes, classes.resolve("META-INF/parry"));
            stamp.set();
        }
    }

    private void operations() throws IOException {
        var facts = facts();
        var required = required();
        var services = new ArrayList<String>();
        for (var row : rows("services.tsv")) {
            var client = SdkClient.of("software.amazon.awssdk.services." + row[1]);
            service(row[0], client, facts.getOrDefault(row[0], List.of()), required);
            services.add(row[0] + "\t" + client.name() + "\t" + row[2]);
        }
        write("services.tsv", services);
    }

    private Map<String, List<FactRow>> facts() throws IOException {
        return rows("operations.tsv").stream()
                .map(FactRow::of)
                .collect(Collectors.groupingBy(row -> row.operation().service(), TreeMap::new, Collectors.toList()));
    }

    /** Operation to the top-level parameters that it requires. */
    private Map<String, List<String>> required() throws IOException {
        return rows("required.tsv").stream().collect(Collectors.toMap(row -> row[0], row -> Table.list(row[1])));
    }

    private void service(String service, SdkClient client, List<FactRow> facts, Map<String, List<String>> required)
            throws IOException {
        var lines = new ArrayList<String>();
        var shapes = new Shapes();
        for (var row : facts) {
            var found = client.operation(row.operation().name());
            if (found.isPresent()) {
                var pages = row.kind().startsWith("read") ? found.get().pages(shapes) : List.<PageToken>of();
                var asked = required.getOrDefault(row.operation().toString(), List.of());
                lines.add(line(found.get(), row, pages) + "\t"
                        + String.join(",", found.get().known(asked, shapes)));
                shapes.see(found.get().request());
                shapes.see(found.get().response());
            }
        }
        write(ServiceIndex.resource(service), lines);
        write(ShapeNotes.resource(service), shapes.notes());
    }

    /** The line that {@link ServiceIndex} reads back. */
    private static String line(SdkClient.Found found, FactRow row, List<PageToken> pages) {
        return String.join(
                "\t",
                row.operation().name(),
                found.method(),
                Shapes.simple(found.request()),
                Shapes.simple(found.response()),
                found.form().name(),
                row.kind(),
                row.token(),
                row.lock(),
                row.failures(),
                row.secretIn(),
                row.secretOut(),
                String.join(",", pages.stream().map(PageToken::cell).toList()));
    }

    private List<String[]> rows(String name) throws IOException {
        return Table.rows(Files.readString(data.resolve(name))).stream().skip(1).toList();
    }

    private void write(String name, Iterable<String> lines) throws IOException {
        var file = out.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
