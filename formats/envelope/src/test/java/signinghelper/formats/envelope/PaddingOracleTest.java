package signinghelper.formats.envelope;

import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.authority.TestKey;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers to guesses about a padding (Bleichenbacher 1998; Vaudenay 2002; RFC 3218). */
class PaddingOracleTest {
    private static final byte[] CONTENT = new byte[40];

    @TempDir
    Path folder;

    private final TestRecipient recipient = TestRecipient.of(TestKey.RSA);
    private final CraftedCms crafted = new CraftedCms(recipient);

    @Test
    void rightBlockOpens() throws Exception {
        var envelope = crafted.envelope(crafted.wrapped(0, 2, 0, CraftedCms.key()), CraftedCms.encrypted(CONTENT));

        assertThat(Opening.opened(envelope, folder, recipient.key())).isEqualTo(CONTENT);
    }

    @Test
    void wrongBlockIsAnsweredLikeAWrongKey() throws Exception {
        var longKey = Arrays.append(CraftedCms.key(), (byte) 1);
        var blocks = Map.of(
                "another key", crafted.wrapped(0, 2, 0, Arrays.reverse(otherKey())),
                "first octet", crafted.wrapped(1, 2, 0, CraftedCms.key()),
                "second octet", crafted.wrapped(0, 1, 0, CraftedCms.key()),
                "no separator", crafted.wrapped(0, 2, 5, CraftedCms.key()),
                "key too long", crafted.wrapped(0, 2, 0, longKey),
                "key too short", crafted.wrapped(0, 2, 0, new byte[16]));
        var messages = new HashMap<String, List<String>>();
        for (var block : blocks.entrySet()) {
            var envelope = crafted.envelope(block.getValue(), CraftedCms.encrypted(CONTENT));
            // A random key finds a right padding once in 256 times, so one answer of three is enough.
            var outcomes = List.of(outcome(envelope), outcome(envelope), outcome(envelope));
            messages.put(block.getKey(), outcomes);
        }

        assertThat(messages.values())
                .allSatisfy(outcomes ->
                        assertThat(outcomes).filteredOn("UNREADABLE"::equals).isNotEmpty());
    }

    private static byte[] otherKey() {
        var key = CraftedCms.key();
        key[0] = 1;
        return key;
    }

    private String outcome(byte[] envelope) throws Exception {
        return Opening.outcome(envelope, folder, recipient.key());
    }

    @Test
    void wrongPaddingOfTheContentIsAnsweredLikeAWrongKey() throws Exception {
        var encrypted = CraftedCms.encrypted(CONTENT);
        encrypted[encrypted.length - 17] ^= 1;
        var envelope = crafted.envelope(crafted.wrapped(0, 2, 0, CraftedCms.key()), encrypted);

        assertThat(outcome(envelope)).isEqualTo("UNREADABLE");
    }
}
