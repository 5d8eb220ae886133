package signinghelper.formats.login;

import org.bouncycastle.util.Arrays;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * First bytes of the messages that tokens sign. The U-Key uses one key for everything, so no other content that the
 * helper signs may start with one of these.
 */
public enum MessageTag {
    LOGIN("signing-helper login v1\n"),
    BINDING("signing-helper bind v1\n");

    private final String text;

    MessageTag(String text) {
        this.text = text;
    }

    /** ASCII. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns true when {@code message} starts with any of them. */
    public static boolean isAtStartOf(byte[] message) {
        return Stream.of(values())
                .map(MessageTag::bytes)
                .anyMatch(tag ->
                        message.length >= tag.length && Arrays.areEqual(tag, 0, tag.length, message, 0, tag.length));
    }
}
