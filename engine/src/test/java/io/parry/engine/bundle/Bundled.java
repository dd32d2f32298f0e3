package io.parry.engine.bundle;

import io.parry.engine.Bench;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Map;

/** Small bundles. */
public final class Bundled {
    public static final Bench BENCH = new Bench();

    private static final String PLAYBOOK = """
            id: one
            version: 1.0.0
            title: One
            inputs:
              topic: {type: string, default: "arn:aws:sns:us-east-1:111122223333:security"}
            triggers:
              - name: stopped
                match: {$.source: aws.trail}
            steps:
              - action: sns:Publish
                with: {Name: "${inputs.topic} ${event.detail.name}"}
            """;

    private Bundled() {}

    public static BundleFile of(long sequence) {
        return of(sequence, PLAYBOOK);
    }

    /** @param yaml of the playbook {@code one} */
    public static BundleFile of(long sequence, String yaml) {
        return of(sequence, List.of(BENCH.playbook(yaml)));
    }

    static BundleFile of(long sequence, List<CompiledPlaybook> playbooks) {
        var topic = Value.obj("topic", "arn:aws:sns:us-east-1:111122223333:security");
        return BundleFile.of(
                BundleContent.of(sequence, playbooks, List.of(), Map.of("one", topic), BENCH, name -> name));
    }
}
