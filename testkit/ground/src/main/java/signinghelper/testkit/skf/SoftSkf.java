package signinghelper.testkit.skf;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The soft SKF library, as the build makes it, with devices in a folder of its own. {@code softskf/README.md} tells more. */
public final class SoftSkf {
    /** The variable by which the library finds its devices. */
    public static final String HOME = "SOFTSKF_HOME";

    /** The one application of each device. */
    public static final String APPLICATION = "DEMO";

    /** Layout of the library for 32-bit programs. */
    public static final String OF_32_BITS = "x86";

    /** The two key pairs of a container (GM/T 0016, 6.1). */
    public enum Pair {
        SIGNATURE("sign"),
        ENCRYPTION("enc");

        private final String word;

        Pair(String word) {
            this.word = word;
        }
    }

    private final Path built;
    private final Path home;

    private SoftSkf(Path built, Path home) {
        this.built = built;
        this.home = home;
    }

    /**
     * Creates a soft SKF library without devices.
     *
     * @param built folder of the library and its tool
     * @param home for the devices; made where it is missing
     * @throws IOException if the library has not been built, among others
     */
    public static SoftSkf in(Path built, Path home) throws IOException {
        if (!Files.exists(built.resolve("built"))) {
            throw new IOException("the soft SKF library is missing from " + built
                    + "; the build makes it on Linux, with a C compiler and OpenSSL's headers"
                    + " (Debian packages gcc and libssl-dev)");
        }
        Files.createDirectories(home.resolve("devices"));
        return new SoftSkf(built, home);
    }

    public Path home() {
        return home;
    }

    /** Returns the environment of a program that shall see these devices. */
    public Map<String, String> environment() {
        return Map.of(HOME, home.toString());
    }

    /** Returns the control of what the library does. */
    public SkfControl control() throws IOException {
        return new SkfControl(home);
    }

    /**
     * Copies the library to where only its owner writes: a team may write the checkout, and the host then loads no library
     * below it.
     *
     * @param layout layout as in the library's file name, e.g. {@code packed-32}
     * @param folder writable by its owner alone; a copy that lies there is returned
     */
    public Path copyLibrary(String layout, Path folder) throws IOException {
        var library = built.resolve("libsoftskf-" + layout + ".so");
        var copy = folder.resolve(library.getFileName());
        return Files.exists(copy) ? copy : Files.copy(library, copy);
    }

    /**
     * Copies the library, in the standard's own layout, to a folder of its own.
     *
     * @return the copy, which goes with this program
     */
    public Path copyLibrary() throws IOException {
        var folder = Files.createTempDirectory("signing-helper-demo");
        var copy = copyLibrary("packed-32", folder);
        folder.toFile().deleteOnExit();
        copy.toFile().deleteOnExit();
        return copy;
    }

    /** Makes a device that is plugged in and holds no keys. */
    public void add(String device, String label, String serial, String pin, String... options) throws IOException {
        var line = new ArrayList<>(
                List.of("--label", label, "--serial", serial, "--pin", pin, "--application", APPLICATION));
        line.addAll(List.of(options));
        tool("new", device, line.toArray(String[]::new));
    }

    /** Puts a key pair and its certificate into a container, which is made if it is not there. */
    public void store(String device, String container, Pair pair, PrivateKey key, X509Certificate certificate)
            throws IOException {
        store(device, APPLICATION, container, pair, key, certificate);
    }

    /** Puts a key pair into an application, which is made too. */
    public void store(
            String device, String application, String container, Pair pair, PrivateKey key, X509Certificate certificate)
            throws IOException {
        var keyFile = home.resolve("key.pem");
        var certificateFile = home.resolve("certificate.der");
        try (var writer = new PemWriter(Files.newBufferedWriter(keyFile))) {
            writer.writeObject(new PemObject("PRIVATE KEY", key.getEncoded()));
        }
        try {
            Files.write(certificateFile, certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException("cannot write the certificate", e);
        }
        tool("import", device, application, container, pair.word, keyFile.toString(), certificateFile.toString());
        Files.delete(keyFile);
        Files.delete(certificateFile);
    }

    /** Puts a file into the device; {@code reader} is {@code anyone} or {@code user}. */
    public void file(String device, String name, String reader, byte[] content) throws IOException {
        var source = Files.write(home.resolve("content"), content);
        tool("file", device, APPLICATION, name, reader, source.toString());
        Files.delete(source);
    }

    public void plug(String device) throws IOException {
        tool("plug", device);
    }

    public void unplug(String device) throws IOException {
        tool("unplug", device);
    }

    public int triesLeft(String device) throws IOException {
        return Integer.parseInt(tool("tries", device, APPLICATION).strip());
    }

    public void unlock(String device) throws IOException {
        tool("unlock", device, APPLICATION);
    }

    /** Acts as another program that logs out the card itself. */
    public void logOut(String device) throws IOException {
        tool("logout", device, APPLICATION);
    }

    private String tool(String command, String device, String... arguments) throws IOException {
        var line =
                new ArrayList<>(List.of(built.resolve("softskf-device").toString(), command, home.toString(), device));
        line.addAll(List.of(arguments));
        return new ExternalProgram(line, Map.of()).run(new byte[0]);
    }
}
