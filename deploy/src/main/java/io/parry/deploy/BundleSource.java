package io.parry.deploy;

import io.parry.engine.action.Cloud;
import io.parry.engine.action.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where a bundle comes from. */
interface BundleSource {
    /** The whole file, or so much of it that its length condemns it. @throws Unavailable where it cannot be had */
    byte[] fetch(Instant deadline) throws Unavailable;

    /** Whether it may be another one later, put there by somebody who does not deploy the function. */
    boolean changes();

    /** As it was set: {@code s3://BUCKET/KEY}. */
    String name();

    /** The bundle does not come: denied, gone, cut, too late. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable(String why) {
            super(why);
        }
    }

    Pattern FILE = Pattern.compile("file:(?<name>[^/\\\\][^\\\\]*)");
    Pattern S3 = Pattern.compile("s3://(?<bucket>[^/]+)/(?<key>.+)");
    Pattern APPCONFIG = Pattern.compile("appconfig:(?<application>[^/]+)/(?<environment>[^/]+)/(?<profile>[^/]+)");

    /** Where AWS puts a function's code, and what its layers hold. */
    List<Path> LAMBDA = List.of(Path.of("/var/task"), Path.of("/opt"));

    /**
     * @param spec the value of {@code PARRY_BUNDLE}
     * @param environment in which Lambda says where things are
     * @throws IllegalArgumentException where it is none
     */
    static BundleSource of(String spec, Map<String, String> environment, Cloud cloud, Target here) {
        var file = FILE.matcher(spec);
        if (file.matches() && !List.of(file.group("name").split("/", -1)).contains("..")) {
            var root = environment.get("LAMBDA_TASK_ROOT");
            var folders = root == null ? LAMBDA : List.of(Path.of(root), Path.of("/opt"));
            return new FileSource(spec, file.group("name"), folders);
        }
        var s3 = S3.matcher(spec);
        if (s3.matches()) {
            return new S3Source(spec, s3.group("bucket"), s3.group("key"), cloud, here);
        }
        var appconfig = APPCONFIG.matcher(spec);
        if (appconfig.matches()) {
            var port = environment.getOrDefault("AWS_APPCONFIG_EXTENSION_HTTP_PORT", "2772");
            return new AppConfigSource(
                    spec, AppConfigSource.address(URI.create("http://localhost:" + port), appconfig));
        }
        throw new IllegalArgumentException("PARRY_BUNDLE is `" + spec + "`, file:NAME, s3://BUCKET/KEY or"
                + " appconfig:APPLICATION/ENVIRONMENT/PROFILE expected");
    }
}
