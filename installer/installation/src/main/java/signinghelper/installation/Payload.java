package signinghelper.installation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The files of one version of the program, as they are to lie in its folder; without a Java. */
public interface Payload {
    /** File that names the version; a payload needs it. */
    String VERSION = "version.txt";

    /** Relative, with slashes, such as {@code app/host.jar}; always in the same order. */
    List<String> names() throws IOException;

    InputStream open(String name) throws IOException;

    default Version version() throws IOException {
        try (var in = open(VERSION)) {
            return Version.parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(VERSION + " names no version", e);
        }
    }

    /** Returns the portal whose program it is. */
    default Product product() throws IOException {
        try (var in = open(Product.FILE)) {
            return Product.read(in);
        }
    }

    /** SHA-256 over names and contents, in hexadecimal digits: the same files, the same fingerprint. */
    default String fingerprint() throws IOException {
        try {
            var all = MessageDigest.getInstance("SHA-256");
            for (var name : names()) {
                try (var in = open(name)) {
                    var content = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
                    all.update(
                            (name + "\n" + HexFormat.of().formatHex(content) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(all.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
