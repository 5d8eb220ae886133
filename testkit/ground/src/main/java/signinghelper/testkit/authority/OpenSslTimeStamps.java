package signinghelper.testkit.authority;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import signinghelper.testkit.tool.OpenSsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A time-stamp authority (RFC 3161) whose time stamps OpenSSL's {@code ts} makes, by the computer's clock. */
public final class OpenSslTimeStamps {
    /** File of its certificate, PEM. */
    public static final String CERTIFICATE = "tsa.pem";

    /** File of its key, PKCS#8 in PEM. */
    public static final String KEY = "tsa.key.pem";

    private final OpenSsl openSsl;

    private OpenSslTimeStamps(OpenSsl openSsl) {
        this.openSsl = openSsl;
    }

    /** Opens the authority whose key and certificate lie in a folder. Its numbers go on where they stopped. */
    public static OpenSslTimeStamps in(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("serial"))) {
            Files.writeString(folder.resolve("serial"), "01");
        }
        Files.writeString(folder.resolve("ts.cnf"), """
                [tsa]
                serial = serial
                default_policy = 1.2.3.4.1
                digests = sha256, sm3, sha1
                signer_digest = sha256
                ess_cert_id_alg = sha256
                """);
        return new OpenSslTimeStamps(new OpenSsl(folder));
    }

    /** Writes an authority's files into a folder, its root's certificate too, and opens it. */
    public static OpenSslTimeStamps in(Path folder, TestTimeStamps authority) throws IOException {
        pem(folder.resolve(CERTIFICATE), authority.certificate());
        pem(folder.resolve(KEY), authority.keys().getPrivate());
        pem(folder.resolve("root.pem"), authority.root().certificate());
        return in(folder);
    }

    private static void pem(Path file, Object value) throws IOException {
        try (var out = new JcaPEMWriter(Files.newBufferedWriter(file))) {
            out.writeObject(value);
        }
    }

    /**
     * Answers a query, as DER of TimeStampResp.
     *
     * @throws IOException if OpenSSL is missing or fails
     */
    public synchronized byte[] reply(byte[] query) throws IOException {
        var folder = openSsl.folder();
        Files.write(folder.resolve("query.tsq"), query);
        openSsl.succeed(
                "ts",
                "-reply",
                "-config",
                "ts.cnf",
                "-section",
                "tsa",
                "-queryfile",
                "query.tsq",
                "-signer",
                CERTIFICATE,
                "-inkey",
                KEY,
                "-out",
                "response.tsr");
        return Files.readAllBytes(folder.resolve("response.tsr"));
    }

    /** Returns OpenSSL's verdict on a token and the query that it answers. */
    public String verdict(byte[] query, byte[] token) throws IOException, InterruptedException {
        var folder = openSsl.folder();
        Files.write(folder.resolve("judged.tsq"), query);
        Files.write(folder.resolve("judged.tst"), token);
        return openSsl.run(
                        "ts",
                        "-verify",
                        "-queryfile",
                        "judged.tsq",
                        "-in",
                        "judged.tst",
                        "-token_in",
                        "-CAfile",
                        "root.pem")
                .output();
    }
}
