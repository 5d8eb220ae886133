package signinghelper.testkit.authority;

import signinghelper.formats.certificate.Certificates;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Time-stamp authority (RFC 3161), whose answers OpenSSL's {@code ts} makes. Its certificate outlives those of signers by
 * years. Reachable from this computer only.
 */
public final class TimeStampAuthority implements AutoCloseable {
    private static final String CERTIFICATE = "tsa.pem";
    private static final String TEN_YEARS_IN_DAYS = "3650";

    private final LoopbackServer server;
    private final String path;
    private final Path folder;
    private final X509Certificate certificate;

    private TimeStampAuthority(LoopbackServer server, String path, Path folder, X509Certificate certificate) {
        this.server = server;
        this.path = path;
        this.folder = folder;
        this.certificate = certificate;
    }

    /**
     * Makes its key and certificate in {@code folder}, and returns when it listens.
     *
     * @throws IOException if OpenSSL is missing or fails
     */
    public static TimeStampAuthority open(Path folder) throws IOException {
        return on(LoopbackServer.open(0), "/", folder);
    }

    /**
     * Opens it at an address of {@code server}, with the key and certificate in {@code folder}, which are made if they
     * are not there.
     *
     * @throws IOException if OpenSSL is missing or fails
     */
    public static TimeStampAuthority on(LoopbackServer server, String path, Path folder) throws IOException {
        writeConfiguration(folder);
        if (!Files.exists(folder.resolve(CERTIFICATE))) {
            makeKey(folder);
        }
        var authority = new TimeStampAuthority(server, path, folder, certificate(folder.resolve(CERTIFICATE)));
        server.serve(path, "application/timestamp-reply", (asked, question) -> authority.answer(question));
        return authority;
    }

    private static void writeConfiguration(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("serial"))) {
            Files.writeString(folder.resolve("serial"), "01");
        }
        Files.writeString(folder.resolve("ts.cnf"), """
                [req]
                distinguished_name = name
                x509_extensions = extensions
                prompt = no
                [name]
                C = CN
                CN = Demo time stamps, not for real use
                [extensions]
                basicConstraints = critical, CA:false
                keyUsage = critical, digitalSignature
                extendedKeyUsage = critical, timeStamping
                [tsa]
                serial = %s
                default_policy = 1.2.3.4.1
                digests = sha256, sm3
                signer_digest = sha256
                ess_cert_id_alg = sha256
                """.formatted(
                        folder.resolve("serial").toString().replace('\\', '/')));
    }

    private static void makeKey(Path folder) throws IOException {
        var fresh = folder.resolve("new.pem");
        openSsl("req", "-x509", "-newkey", "rsa:2048", "-noenc", "-days", TEN_YEARS_IN_DAYS)
                .with("-config", folder.resolve("ts.cnf"))
                .with("-keyout", folder.resolve("tsa.key"))
                .with("-out", fresh)
                .run();
        Files.move(fresh, folder.resolve(CERTIFICATE));
    }

    private static X509Certificate certificate(Path pem) throws IOException {
        try {
            return Certificates.parsePem(Files.readString(pem)).get(0);
        } catch (CertificateException e) {
            throw new IOException("cannot read the certificate for time stamps", e);
        }
    }

    public URI address() {
        return server.address(path);
    }

    /** Returns its own certificate, which no CA has issued. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Answers one question after the other: the server has one thread. */
    private byte[] answer(byte[] question) throws IOException {
        Files.write(folder.resolve("question"), question);
        openSsl("ts", "-reply", "-section", "tsa")
                .with("-config", folder.resolve("ts.cnf"))
                .with("-queryfile", folder.resolve("question"))
                .with("-signer", folder.resolve(CERTIFICATE))
                .with("-inkey", folder.resolve("tsa.key"))
                .with("-out", folder.resolve("answer"))
                .run();
        return Files.readAllBytes(folder.resolve("answer"));
    }

    private static Call openSsl(String... arguments) {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        return new Call(command);
    }

    /** Call of OpenSSL with its options. */
    private record Call(List<String> command) {
        Call with(String option, Path file) {
            command.add(option);
            command.add(file.toString());
            return this;
        }

        void run() throws IOException {
            new ExternalProgram(command, Map.of()).run(new byte[0]);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
