package io.parry.cli.storm;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Deliveries, shuffled and some of them doubled, to several processes that die, and the deaths that are drawn. */
final class Storm {
    private final Plan plan;
    private final URI dynamo;
    private final URI moto;
    private final Path folder;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Random random;
    private int deaths;

    /** How many messages of each run reached the topic. */
    final Map<String, AtomicInteger> messages = new ConcurrentHashMap<>();

    /** How often a delivery ended so. */
    final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();

    /** How many died at each point. */
    final Map<String, AtomicInteger> killed = new TreeMap<>();

    final AtomicInteger redelivered = new AtomicInteger();

    /**
     * @param deliveries a tenth of them of events that are delivered already
     * @param kills how many processes die at most
     */
    record Plan(int deliveries, int keys, int perKey, int inAll, int processes, int kills, long seed) {
        int events() {
            return deliveries - deliveries / 10;
        }
    }

    Storm(Plan plan, URI dynamo, URI moto, Path folder) {
        this.plan = plan;
        this.dynamo = dynamo;
        this.moto = moto;
        this.folder = folder;
        this.random = new Random(plan.seed);
    }

    void rage() throws Exception {
        waiting.addAll(deliveries());
        open.set(plan.deliveries);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slots = new ArrayList<Future<?>>();
            for (int slot = 0; slot < plan.processes; slot++) {
                slots.add(threads.submit(this::processAfterProcess));
            }
            for (var slot : slots) {
                slot.get();
            }
        }
        client.close();
    }

    private List<Delivery> deliveries() {
        var all = new ArrayList<Delivery>();
        for (int number = 0; number < plan.deliveries; number++) {
            int event = number < plan.events() ? number : random.nextInt(plan.events());
            all.add(new Delivery(number, event, "key-" + event % plan.keys));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private Void processAfterProcess() throws Exception {
        while (open.get() > 0) {
            var doom = drawn();
            try (var process = new OneProcess(this, client, dynamo, moto, folder, doom)) {
                process.live();
                if (process.wasKilled()) {
                    count(killed, process.diedAt() + (doom.orElseThrow().answered() ? " after" : " before"));
                }
            }
        }
        return null;
    }

    /** Each point in its turn. */
    private synchronized Optional<Doom> drawn() {
        if (deaths >= plan.kills) {
            return Optional.empty();
        }
        int turn = deaths++;
        var points = Point.values();
        return Optional.of(
                new Doom(points[turn % points.length], 1 + random.nextInt(6), turn / points.length % 2 == 0));
    }

    Optional<Delivery> next() {
        return Optional.ofNullable(waiting.poll());
    }

    boolean isOver() {
        return open.get() == 0;
    }

    void ended(String outcome, boolean again) {
        count(outcomes, outcome);
        if (again) {
            redelivered.incrementAndGet();
        }
        open.decrementAndGet();
    }

    void again(Delivery delivery) {
        waiting.add(delivery);
    }

    /** How many messages may have gone out twice: whoever died after one was taken and before that was noted. */
    int mayDouble() {
        return killed.entrySet().stream()
                        .filter(entry -> entry.getKey().equals(Point.MESSAGE + " after")
                                || entry.getKey().equals(Point.RESULT + " before"))
                        .mapToInt(entry -> entry.getValue().get())
                        .sum()
                * OneProcess.HANDS;
    }

    private static void count(Map<String, AtomicInteger> counts, String what) {
        synchronized (counts) {
            counts.computeIfAbsent(what, none -> new AtomicInteger()).incrementAndGet();
        }
    }
}
