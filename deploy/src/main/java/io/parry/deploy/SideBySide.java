package io.parry.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The same for each of a list, each on a thread of its own. */
final class SideBySide {
    private SideBySide() {}

    /**
     * The results, in the order of the list.
     *
     * @throws RuntimeException or Error what one of them threw, when all are over
     */
    static <T, R> List<R> each(List<T> list, Function<T, R> task) {
        if (list.size() == 1) {
            return List.of(task.apply(list.getFirst()));
        }
        var futures = new ArrayList<Future<R>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            list.forEach(one -> futures.add(threads.submit(() -> task.apply(one))));
        }
        return futures.stream().map(SideBySide::result).toList();
    }

    private static <R> R result(Future<R> over) {
        try {
            return over.get();
        } catch (ExecutionException failed) {
            throw thrown(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while runs are under way", interrupted);
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
    }
}
