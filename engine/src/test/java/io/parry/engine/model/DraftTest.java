package io.parry.engine.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import io.parry.engine.compile.Compiler;
import io.parry.engine.diagnostic.Problems;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A playbook that could be read in part only is looked through for further mistakes, whatever is wrong with it. */
final class DraftTest {
    private static final Node.Members RICH = (Node.Members) Yaml.read(Fixtures.FOLDER.resolve("rich.yaml"));

    @Test
    void noMutantStopsTheSearch() {
        var compiler = new Compiler(new Bench(), (operand, problems) -> Optional.empty());
        var searched = new AtomicInteger();
        RICH.members()
                .forEach(member -> Mutants.under(
                        Fixtures.withMember(Fixtures.minimal(), member), member.name(), (name, mutant) -> {
                            var draft = PlaybookReader.draft(mutant, "x.yaml", new Problems());
                            draft.ifPresent(part -> {
                                compiler.moreProblems(part);
                                searched.incrementAndGet();
                            });
                        }));
        assertTrue(searched.get() > 2000, () -> searched.get() + " drafts");
    }
}
