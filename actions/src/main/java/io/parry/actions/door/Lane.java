package io.parry.actions.door;

import io.parry.engine.action.Target;
import java.net.URI;

/**
 * Whose quota a call uses up.
 *
 * <p>The account is told by the credentials and not by the target, since AWS counts by them: empty for our own, whose
 * account {@link Caller} sees to, else the role's. Our own account through a role is a lane of its own, so there the
 * two together may go at twice the pace; AWS's answers then slow them down.
 *
 * @param region empty where AWS counts all Regions together; the host for {@code http:GET}
 */
record Lane(String service, String account, String region) {
    static Lane of(String service, Target target) {
        var region = Quota.of(service).global() ? "" : target.region();
        return new Lane(service, Caller.accountOf(target.role()), region);
    }

    static Lane of(URI address) {
        return new Lane("http", "", String.valueOf(address.getHost()));
    }
}
