package io.parry.actions.door;

import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Whose credentials ours are; asked once, if it is not known. Keeps a call that is meant for another account from being
 * made in ours.
 */
final class Caller {
    private final Clients clients;
    private @Nullable String account;

    /** @param account where it is known already */
    Caller(Clients clients, Optional<String> account) {
        this.clients = clients;
        this.account = account.orElse(null);
    }

    /**
     * Why a call may not go there, if so. A target without an account is our own.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when STS does not tell who we are
     */
    Optional<Failed> refuses(Target target) {
        if (!target.role().isEmpty()) {
            return accountOf(target.role()).equals(target.account())
                            || target.account().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Answers.denied(
                            "no-role", "the role `" + target.role() + "` is not of account " + target.account()));
        }
        return target.account().isEmpty() || target.account().equals(account(target.region()))
                ? Optional.empty()
                : Optional.of(Answers.denied(
                        "no-role",
                        "account " + target.account() + " needs a role; the credentials are of account "
                                + account(target.region())));
    }

    /** Empty where there is no role, or it is no ARN. */
    static String accountOf(String roleArn) {
        var parts = roleArn.split(":", 6);
        return parts.length == 6 ? parts[4] : "";
    }

    private synchronized String account(String region) {
        var known = account;
        if (known == null) {
            known = clients.own(StsClient.class, region).getCallerIdentity().account();
            account = known;
        }
        return known;
    }
}
