package io.parry.actions;

import java.nio.file.Path;

/**
 * DynamoDB Local, of AWS's own making, in memory, found in the environment variable PARRY_DYNAMODB, else on the PATH.
 * It answers nothing but DynamoDB, so {@link #target} is no use: a target without an account asks nobody who we are.
 */
public final class DynamoLocal extends Emulator {
    private static final Program PROGRAM =
            new Program("dynamodb-local", "PARRY_DYNAMODB", "bin/test installs it below .parry/dynamodb", "/", "");

    private DynamoLocal() {
        super(PROGRAM, "");
    }

    public static DynamoLocal inMemory() {
        return new DynamoLocal();
    }

    @Override
    ProcessBuilder command(Path executable, String account, int port) {
        return new ProcessBuilder(executable.toString(), String.valueOf(port));
    }
}
