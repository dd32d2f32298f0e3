package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That nobody was refused is worth something: playbooks that are wrong on purpose, each of them noticed. */
final class RotationWatchTest extends RotationStory {
    @Test
    void aPruneThatDoesNotWaitIsNoticed() throws Exception {
        world.aws.cloudFront.deploying(Duration.ofHours(1));
        created();
        set(RotationText.ofThePlaybook());
        var hasty = RotationText.ofThePlaybook().without("      - id: deployed", "      - when:");
        assertEquals(List.of("succeeded", "succeeded"), world.told(hasty, finishedAndTold()));
        assertEquals(List.of("waf: " + RotationWorld.OLD), world.watch.refused());
    }

    /** It does not ask the origin either, which would have held it back. */
    @Test
    void aSwitchBeforeTheWebAclKnowsTheValueIsNoticed() throws Exception {
        created();
        set(RotationText.ofThePlaybook()
                .without("      - id: let-in-here-and-there", "      - id: header")
                .moved("  - id: switch", "  - id: test", "  - id: let-in\n"));
        theSwitchWasNoticed();
    }

    @Test
    void aSwitchThatAsksNobodyIsNoticedWhereWafNeedsTime() throws Exception {
        world.aws.waf.propagating(Duration.ofMinutes(1));
        created();
        set(RotationText.ofThePlaybook().without("      - id: let-in-here-and-there", "      - id: header"));
        theSwitchWasNoticed();
    }

    private void theSwitchWasNoticed() {
        var refused = world.watch.refused();
        assertEquals(1, refused.size());
        assertTrue(refused.getFirst().startsWith("cloudfront: "), refused.toString());
    }
}
