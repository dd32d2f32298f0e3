package io.parry.cli;

import io.parry.actions.Samples;
import io.parry.actions.StrictAws;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks, inside every change of the web ACL or the distribution, at what is let in and what is sent. Between changes
 * less is sent and more is let in, as time goes by: what holds at each change holds at every moment.
 */
final class RotationWatch {
    private final StrictAws aws;
    private final List<Moment> moments = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    /**
     * @param changed {@code waf} or {@code cloudfront}
     * @param accepted by every web ACL that is in force somewhere
     * @param sent by some edge
     */
    record Moment(String changed, Set<String> accepted, Set<String> sent) {}

    RotationWatch(StrictAws aws) {
        this.aws = aws;
        aws.waf.afterWrite(() -> look("waf"));
        aws.cloudFront.afterWrite(() -> look("cloudfront"));
    }

    List<Moment> moments() {
        return List.copyOf(moments);
    }

    /** At which change what CloudFront sends was not let in everywhere. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void look(String changed) {
        var sent = aws.cloudFront.onTheEdges().stream()
                .map(Samples::verified)
                .collect(Collectors.toCollection(TreeSet::new));
        var accepted = accepted(aws.waf.inForce());
        moments.add(new Moment(changed, accepted, sent));
        sent.stream().filter(value -> !accepted.contains(value)).forEach(value -> refused.add(changed + ": " + value));
    }

    private static Set<String> accepted(List<Value> inForce) {
        var everywhere = new TreeSet<>(Samples.accepted(inForce.getLast()));
        inForce.forEach(acl -> everywhere.retainAll(Samples.accepted(acl)));
        return everywhere;
    }
}
