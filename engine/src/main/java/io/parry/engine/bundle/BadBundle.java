package io.parry.engine.bundle;

/** A bundle that must not be used; the message says why and repeats nothing that nobody has vouched for. */
public final class BadBundle extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What kind of wrong it is, for metrics and for tests. */
    public enum Reason {
        /** It is none, or is cut, or has something in it that does not belong there. */
        FORM,
        TOO_LARGE,
        /** Not the bytes that its digest is of. */
        DIGEST,
        /** Nobody has signed it who is trusted. */
        KEY,
        /** A trusted key has not signed this. */
        SIGNATURE,
        /** Older than what has been in use. */
        SEQUENCE,
        /** It is for a later Parry. */
        ENGINE,
        /** Its playbooks cannot be used as they stand. */
        PLAYBOOK
    }

    /** @param why one line, lower case */
    BadBundle(Reason reason, String why) {
        super(why);
        this.reason = reason;
    }

    static BadBundle form(String why) {
        return new BadBundle(Reason.FORM, why);
    }

    public Reason reason() {
        return reason;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
