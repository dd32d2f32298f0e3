package io.parry.actions.door;

import io.parry.engine.run.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

/** Time for several threads: it goes on when all of them sleep, to when the first of them wakes. */
final class Crowd extends Clock implements Sleeper {
    private final Instant begin = Instant.now();
    private final PriorityQueue<Instant> alarms = new PriorityQueue<>();
    private Instant now = begin;
    /** The test itself, or its crowd. */
    private int awake = 1;

    /** Does it on so many threads, and waits for them. */
    void run(int threads, IntConsumer work) {
        awake = threads;
        var crowd = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            crowd.add(Thread.ofPlatform().start(() -> {
                work.accept(number);
                leave();
            }));
        }
        crowd.forEach(Crowd::join);
        awake = 1;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public synchronized void sleep(Duration duration) {
        var until = now.plus(duration);
        alarms.add(until);
        leave();
        try {
            while (now.isBefore(until)) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private synchronized void leave() {
        awake--;
        if (awake == 0 && !alarms.isEmpty()) {
            now = alarms.peek();
            while (!alarms.isEmpty() && !alarms.peek().isAfter(now)) {
                alarms.poll();
                awake++;
            }
            notifyAll();
        }
    }

    synchronized double seconds() {
        return Duration.between(begin, now).toMillis() / 1000.0;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
