package io.parry.engine.compile;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Durations;
import io.parry.engine.model.FolderGuards;
import io.parry.engine.model.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guards of a folder with their texts as names, numbers and durations. */
public final class FolderGuardCompiler {
    private final Problems problems;

    private FolderGuardCompiler(Problems problems) {
        this.problems = problems;
    }

    /** The guards; empty when anything is wrong with them, all of which is in {@code problems} then. */
    public static Optional<CompiledFolderGuards> compile(FolderGuards source, Problems problems) {
        var own = new Problems();
        var guards = new FolderGuardCompiler(own).guards(source);
        problems.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(guards);
    }

    private CompiledFolderGuards guards(FolderGuards source) {
        return new CompiledFolderGuards(
                source.untouchable().stream()
                        .flatMap(entry -> untouchable(entry).stream())
                        .toList(),
                source.atMost()
                        .flatMap(FolderGuardCompiler::limit)
                        .map(List::of)
                        .orElse(List.of()),
                source.ownRoles().stream().map(Node.Scalar::text).collect(Collectors.toSet()));
    }

    private static Optional<CompiledFolderGuards.Limit> limit(FolderGuards.Limit source) {
        return Durations.parse(source.window().text())
                .map(window -> new CompiledFolderGuards.Limit(
                        source.runs().value().number().intValue(), window));
    }

    private Optional<Untouchable> untouchable(FolderGuards.Untouchable source) {
        var arn = source.arn().text();
        var names = ArnNames.of(arn, source.principal());
        if (names.isEmpty()) {
            problems.add(Problem.error(ProblemCode.WRONG_VALUE, source.arn().location(), "`" + arn + "` is too wide")
                    .hint("calls name most things by the last part of the ARN alone, so that part has to name"
                            + " something: `evidence-*`"));
        }
        return names.map(all -> new Untouchable(
                all.stream().map(Glob::of).toList(),
                arn,
                source.reason().text(),
                source.owner().text()));
    }
}
