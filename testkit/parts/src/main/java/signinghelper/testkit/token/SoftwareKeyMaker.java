package signinghelper.testkit.token;

import signinghelper.token.KeyEntry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Writes the folder of a software U-Key, as a CA's counter issues a real one. */
public final class SoftwareKeyMaker {
    /** While a file of this name lies in its folder, a U-Key counts as unplugged. */
    public static final String UNPLUGGED = SoftwareKeyFolder.UNPLUGGED;

    /** Name of the file with its seal. */
    public static final String SEAL = "seal" + SoftwareKeyFolder.SEAL;

    private static final int TRIES = 6;

    /**
     * A key pair to put on it.
     *
     * @param name name of its files, which is also its container
     */
    public record Content(String name, KeyEntry.Use use, PrivateKey key, X509Certificate certificate) {}

    private SoftwareKeyMaker() {}

    /**
     * Writes everything; {@code token.json} comes last, so that a half-written U-Key is not plugged in.
     *
     * @param pin ASCII; wiped
     * @param isDefaultPin true when it pretends to have the PIN that it was issued with
     */
    public static void make(
            Path folder, String label, String serial, byte[] pin, boolean isDefaultPin, List<Content> contents)
            throws IOException {
        var files = new SoftwareKeyFolder(Files.createDirectories(folder));
        for (var content : contents) {
            files.writeKey(content.name(), content.key(), content.certificate());
        }
        var keys = contents.stream()
                .map(content -> new SoftwareKeyRecord.Container(content.name(), content.use()))
                .toList();
        files.write(new SoftwareKeyRecord(label, serial, PinHash.of(pin), isDefaultPin, TRIES, TRIES, keys));
    }
}
