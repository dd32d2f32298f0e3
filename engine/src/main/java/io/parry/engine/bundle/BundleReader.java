package io.parry.engine.bundle;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Operation;
import io.parry.engine.compile.CompiledFolderGuards;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.Compiler;
import io.parry.engine.compile.FolderGuardCompiler;
import io.parry.engine.compile.InFiles;
import io.parry.engine.compile.InputValues;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.FolderGuardsReader;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.run.Support;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a {@link Bundle} of a content that has been vouched for, the way the author's door makes it of files. */
final class BundleReader {
    private static final Pattern OPERATION = Pattern.compile("[a-z0-9-]+:[A-Za-z0-9]+");

    private final Catalog catalog;

    BundleReader(Catalog catalog) {
        this.catalog = catalog;
    }

    Bundle read(BundleFile file, long leastSequence) throws BadBundle {
        var json = file.content();
        checkVersions(json);
        var content = Strict.of(json, "the bundle", BundleContent.MEMBERS);
        long sequence = content.whole("sequence");
        Bundle.checkSequence(sequence, leastSequence);
        var playbooks = playbooks(content, guards(content));
        return new Bundle(sequence, file.digest(), playbooks, inputs(content, playbooks), operations(content));
    }

    /** First of all: what is for a later engine may have other members. */
    private static void checkVersions(Value json) throws BadBundle {
        if (!json.at("format_version").equals(Value.of(BundleContent.FORMAT))) {
            throw new BadBundle(
                    BadBundle.Reason.ENGINE, "the bundle's format is not known here; deploy a newer Parry first");
        }
        var needed = json.at("engine") instanceof Value.Text text
                ? EngineVersion.of(text.text())
                : Optional.<EngineVersion>empty();
        if (needed.isEmpty()) {
            throw BadBundle.form("`engine` of the bundle is no version");
        }
        if (needed.get().compareTo(EngineVersion.NEEDED) > 0) {
            throw new BadBundle(
                    BadBundle.Reason.ENGINE,
                    "the bundle needs Parry " + needed.get() + " or later, this is " + EngineVersion.NEEDED
                            + "; deploy that first");
        }
    }

    private CompiledFolderGuards guards(Strict content) throws BadBundle {
        var all = CompiledFolderGuards.NONE;
        for (var value : content.items("guards")) {
            var document = Document.read(value);
            var problems = new Problems();
            var guards = FolderGuardsReader.read(document.root(), problems)
                    .flatMap(read -> FolderGuardCompiler.compile(read, problems));
            all = all.and(guards.orElseThrow(() -> refused(problems)));
        }
        return all;
    }

    private List<CompiledPlaybook> playbooks(Strict content, CompiledFolderGuards guards) throws BadBundle {
        var playbooks = new HashMap<String, CompiledPlaybook>();
        var inOrder = new ArrayList<CompiledPlaybook>();
        for (var value : content.items("playbooks")) {
            var playbook = playbook(Strict.of(value, "a playbook", BundleContent.PLAYBOOK), guards);
            if (playbooks.put(playbook.id(), playbook) != null) {
                throw new BadBundle(BadBundle.Reason.PLAYBOOK, "two playbooks are called `" + playbook.id() + "`");
            }
            inOrder.add(playbook);
        }
        return inOrder;
    }

    private CompiledPlaybook playbook(Strict entry, CompiledFolderGuards guards) throws BadBundle {
        var document = Document.read(entry.at("document"));
        var lists = entry.map("lists");
        InFiles files =
                (operand, found) -> Optional.of(lists.at(operand.text())).filter(Value.Arr.class::isInstance);
        var problems = new Problems();
        var compiled = PlaybookReader.read(document.root(), document.file(), problems)
                .flatMap(playbook -> new Compiler(catalog, files, guards).compile(playbook, problems));
        compiled.ifPresent(playbook -> Support.check(playbook, problems));
        if (compiled.isEmpty() || problems.hasErrors()) {
            throw refused(problems);
        }
        return compiled.get();
    }

    private static Map<String, Value> inputs(Strict content, List<CompiledPlaybook> playbooks) throws BadBundle {
        var given = content.map("inputs");
        var values = new HashMap<String, Value>();
        var problems = new Problems();
        for (var playbook : playbooks) {
            if (given.at(playbook.id()) instanceof Value.Obj own) {
                values.put(
                        playbook.id(),
                        InputValues.of(playbook, own.members(), false, problems).values());
            }
        }
        if (problems.hasErrors()) {
            throw refused(problems);
        }
        if (values.size() != playbooks.size()
                || values.size() != given.members().size()) {
            throw BadBundle.form("the inputs are not those of the playbooks");
        }
        return values;
    }

    private static List<Operation> operations(Strict content) throws BadBundle {
        var operations = new ArrayList<Operation>();
        for (var value : content.items("operations")) {
            if (!(value instanceof Value.Text text)
                    || !OPERATION.matcher(text.text()).matches()) {
                throw BadBundle.form("one of the operations is none");
            }
            operations.add(Operation.of(text.text()));
        }
        return operations;
    }

    private static BadBundle refused(Problems problems) {
        var errors = problems.list().stream().filter(Problem::isError).toList();
        var first = errors.isEmpty()
                ? "a document cannot be read"
                : errors.getFirst().toString();
        return new BadBundle(
                BadBundle.Reason.PLAYBOOK, first + (errors.size() > 1 ? " and " + (errors.size() - 1) + " more" : ""));
    }
}
