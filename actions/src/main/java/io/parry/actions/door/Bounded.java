package io.parry.actions.door;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that fails where it is longer than any answer of AWS's, before it fills the memory. */
final class Bounded extends FilterInputStream {
    /** 64 MiB. What EC2 says of 10,000 instances without pages, the longest known, is about as long. */
    static final long LONGEST = 64L << 20;

    private long left = LONGEST;

    Bounded(InputStream body) {
        super(body);
    }

    /** The answer goes on after {@value Bounded#LONGEST} bytes. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("the answer is longer than " + LONGEST + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        counted(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int count = super.read(into, from, most);
        counted(Math.max(count, 0));
        return count;
    }

    @Override
    public long skip(long most) throws IOException {
        long count = super.skip(most);
        counted(count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(long count) throws IOException {
        left -= count;
        if (left < 0) {
            throw new TooLong();
        }
    }
}
