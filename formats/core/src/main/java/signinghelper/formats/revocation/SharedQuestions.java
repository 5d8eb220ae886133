package signinghelper.formats.revocation;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

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

    private final Map<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

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
            running.remove(key, mine);
        }
    }

    private static <V> V answerOf(CompletableFuture<V> others)
            throws IOException, InterruptedException, RevocationUnknownException {
        try {
            return others.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RevocationUnknownException unknown) {
                throw unknown;
            }
            // An interrupt was the other thread's, not this one's.
            throw new IOException(e.getCause() instanceof IOException io ? io.getMessage() : "given up", e.getCause());
        }
    }
}
