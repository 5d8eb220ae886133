package signinghelper.token.bridge;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;

import java.util.HashMap;
import java.util.Map;

/** Decryptions in the child, each of one of its open sessions. */
final class ServedDecryptions {
    private record Begun(int session, ContentDecryptor decryptor) {}

    private final Map<Integer, Begun> begun = new HashMap<>();
    private int numbers;

    /** Returns the number by which the next calls name it. */
    int add(int session, ContentDecryptor decryptor) {
        begun.put(++numbers, new Begun(session, decryptor));
        return numbers;
    }

    ContentDecryptor of(int number) throws Refusal {
        var found = begun.get(number);
        if (found == null) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        }
        return found.decryptor();
    }

    void close(int number) {
        var found = begun.remove(number);
        if (found != null) {
            found.decryptor().close();
        }
    }

    /** Closes those of a session, which is closed next. */
    void closeOf(int session) {
        var numbers = begun.entrySet().stream()
                .filter(entry -> entry.getValue().session() == session)
                .map(Map.Entry::getKey)
                .toList();
        numbers.forEach(this::close);
    }
}
