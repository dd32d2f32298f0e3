package io.parry.actions;

import java.nio.file.Path;
import java.util.Map;

/** ministack as our own AWS, found in the environment variable PARRY_MINISTACK, else on the PATH. */
public final class Ministack extends Emulator {
    private static final Program PROGRAM = new Program(
            "ministack",
            "PARRY_MINISTACK",
            "python3 -m pip install 'ministack==1.5.33'",
            "/_ministack/health",
            "/_ministack/reset");

    private Ministack(String account) {
        super(PROGRAM, account);
    }

    public static Ministack account(String account) {
        return new Ministack(account);
    }

    /** It binds every address and looks for Docker unless told not to. */
    @Override
    ProcessBuilder command(Path executable, String account, int port) {
        var builder = new ProcessBuilder(executable.toString());
        builder.environment()
                .putAll(Map.of(
                        "BIND_HOST", "127.0.0.1",
                        "GATEWAY_PORT", String.valueOf(port),
                        "DOCKER_HOST", "unix:///nonexistent",
                        "CLOUDTRAIL_RECORDING", "1",
                        "MINISTACK_ACCOUNT_ID", account));
        return builder;
    }
}
