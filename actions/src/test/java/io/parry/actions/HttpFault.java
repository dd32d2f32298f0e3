package io.parry.actions;

/** What can happen to one request between the SDK and AWS, whatever the request is. */
public enum HttpFault {
    /** Not forwarded, no answer. */
    LOST_REQUEST(false, true),
    /** Forwarded, no answer. */
    LOST_RESPONSE(true, true),
    /** Forwarded, and silence until the client gives up. */
    HANG(true, true),
    /** 400 with the service's own form of an error; not forwarded. */
    THROTTLE(false, true),
    /** 403, not forwarded. */
    DENY(false, false),
    /** 500, not forwarded. */
    ERROR_BEFORE(false, true),
    /** 500, forwarded. */
    ERROR_AFTER(true, true),
    /** 503 with a page that is none of the service's; not forwarded. */
    PAGE_503(false, true),
    /** Forwarded; half of the answer comes. */
    TRUNCATED(true, false),
    /** Forwarded; the answer is no answer. */
    GARBAGE(true, false),
    /** Forwarded; 200 without a body. */
    EMPTY(true, false),
    /** From that request on reads are answered as they were before the first write, until a while after it. */
    STALE(false, true),
    /** A write is not forwarded, and answered as the same operation was when it was. */
    UNCHANGED(false, false),
    /** From that request on nothing is forwarded, and everything answered with 503. */
    OUTAGE(false, false),
    /** From that request on everything is denied. */
    REVOKED(false, false),
    /** From that request on everything is forwarded, and nothing answered. */
    DEAF(true, false);

    private final boolean forwarded;
    private final boolean passing;

    HttpFault(boolean forwarded, boolean passing) {
        this.forwarded = forwarded;
        this.passing = passing;
    }

    /** The client can't know from the answer that AWS did what was asked. */
    boolean isForwarded() {
        return forwarded;
    }

    /** It does not end. */
    boolean isLasting() {
        return this == OUTAGE || this == REVOKED || this == DEAF;
    }

    /** A second attempt may succeed, and has to where the same request can be sent again. */
    boolean isPassing() {
        return passing;
    }
}
