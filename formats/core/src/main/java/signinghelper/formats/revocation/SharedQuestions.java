package signinghelper.formats.revocation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Questions that are under way. Who asks the same meanwhile waits for the same answer.
 *
 * @param <K> what is asked
 */
final class SharedQuestions<K, V> {

    /** A question with its checks. */
    @FunctionalInterface
    interface Question<V> {
        V ask() throws IOException, InterruptedException, RevocationUnknownException;
    }

    /** Null for as long as the question takes, which its server's limits bound. */
    private final @Nullable Duration patience;

    private final Map<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

    private SharedQuestions(@Nullable Duration patience) {
        this.patience = patience;
    }

    static <K, V> SharedQuestions<K, V> waiting() {
        return new SharedQuestions<>(null);
    }

    static <K, V> SharedQuestions<K, V> waiting(Duration patience) {
        return new SharedQuestions<>(patience);
    }

    V ask(K key, Question<V> question) throws IOException, InterruptedException, RevocationUnknownException {
        var mine = new CompletableFuture<V>();
        var others = running.putIfAbsent(key, mine);
        return others == null ? asked(key, question, mine) : answerOf(others);
    }

    private V asked(K key, Question<V> question, CompletableFuture<V> mine)
            throws IOException, InterruptedException, RevocationUnknownException {
        try {
            var answer = question.ask();
            mine.complete(answer);
            return answer;
        } catch (IOException | InterruptedException | RevocationUnknownException | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            // Without effect where it has ended; an Error must leave nobody waiting.
            mine.completeExceptionally(new IOException("given up"));
            running.remove(key, mine);
        }
    }

    private V answerOf(CompletableFuture<V> others)
            throws IOException, InterruptedException, RevocationUnknownException {
        try {
            return patience == null ? others.get() : others.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("not there yet, while another question asks for it", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RevocationUnknownException unknown) {
                throw unknown;
            }
            // An interrupt was the other thread's, not this one's.
            throw new IOException(e.getCause() instanceof IOException io ? io.getMessage() : "given up", e.getCause());
        }
    }
}
