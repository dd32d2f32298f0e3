package io.parry.actions;

import java.nio.file.Path;

/**
 * moto_server as our own AWS, found in the environment variable PARRY_MOTO, else on the PATH.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Moto MOTO = Moto.account("111122223333");
 * }</pre>
 */
public final class Moto extends Emulator {
    /** Moto's own number: told any other, it takes every caller to be of that account. */
    private static final String OF_MANY = "123456789012";

    private static final Program PROGRAM = new Program(
            "moto_server",
            "PARRY_MOTO",
            "python3 -m pip install 'moto[server]==5.2.5'",
            "/moto-api/",
            "/moto-api/reset");

    private Moto(String account) {
        super(PROGRAM, account);
    }

    /** One account, whatever role is assumed. */
    public static Moto account(String account) {
        return new Moto(account);
    }

    /** Every account an assumed role belongs to has its own state; our own is {@value #OF_MANY}. */
    public static Moto manyAccounts() {
        return new Moto(OF_MANY);
    }

    @Override
    ProcessBuilder command(Path executable, String account, int port) {
        var builder = new ProcessBuilder(executable.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port));
        if (!account.equals(OF_MANY)) {
            builder.environment().put("MOTO_ACCOUNT_ID", account);
        }
        return builder;
    }
}
