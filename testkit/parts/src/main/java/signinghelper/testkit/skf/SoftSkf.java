package signinghelper.testkit.skf;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import signinghelper.platform.OwnFolder;
import signinghelper.testkit.tool.ExternalProgram;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The soft SKF library, as the host's build makes it, keeping its devices in a folder of ours. */
public final class SoftSkf {
    /** The variable by which the library finds its devices. */
    public static final String HOME = "SOFTSKF_HOME";

    /** The one application of each device. */
    public static final String APPLICATION = "DEMO";

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
     * @param home new; for the devices
     * @throws IOException if the library has not been built, among others
     */
    public static SoftSkf in(Path built, Path home) throws IOException {
        if (!Files.exists(built.resolve("built"))) {
            throw new IOException("the soft SKF library is missing from " + built
                    + "; the build makes it on Linux, with a C compiler and OpenSSL's headers"
                    + " (Debian packages gcc and libssl-dev)");
        }
        Files.createDirectories(home);
        return new SoftSkf(built, home);
    }

    /**
     * Copies the library, in the standard's own layout, to where only the owner writes: a team may write the checkout, and
     * the host then loads no library below it.
     *
     * @return the copy, which goes with this program
     */
    public Path copyLibrary() throws IOException {
        var library = built.resolve("libsoftskf-packed-32.so");
        var folder = OwnFolder.make(Files.createTempDirectory("signing-helper-demo"));
        var copy = Files.copy(library, folder.resolve(library.getFileName()));
        folder.toFile().deleteOnExit();
        copy.toFile().deleteOnExit();
        return copy;
    }

    /** Makes a device that is plugged in and holds no keys. */
    public void addDevice(String name, String label, String serial, String pin) throws IOException {
        tool(
                "new",
                name,
                "--label",
                label,
                "--serial",
                serial,
                "--issuer",
                "Demo CA",
                "--pin",
                pin,
                "--application",
                APPLICATION);
    }

    /** Puts a key pair and its certificate into a container, which is made if it is not there. */
    public void store(String device, String container, Use use, PrivateKey key, X509Certificate certificate)
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
        var pair = use == Use.SIGNATURE ? "sign" : "enc";
        tool("import", device, APPLICATION, container, pair, keyFile.toString(), certificateFile.toString());
        Files.delete(keyFile);
        Files.delete(certificateFile);
    }

    /** Puts a file into the device, for anyone to read. */
    public void storeFile(String device, String name, byte[] content) throws IOException {
        var source = Files.write(home.resolve("content"), content);
        tool("file", device, APPLICATION, name, "anyone", source.toString());
        Files.delete(source);
    }

    public void unplug(String device) throws IOException {
        tool("unplug", device);
    }

    private void tool(String command, String device, String... arguments) throws IOException {
        var line =
                new ArrayList<>(List.of(built.resolve("softskf-device").toString(), command, home.toString(), device));
        line.addAll(List.of(arguments));
        new ExternalProgram(line, Map.of()).run(new byte[0]);
    }
}
