package signinghelper.formats;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A time-stamp authority whose time stamps OpenSSL's {@code ts} makes, by the computer's clock. */
public final class OpenSslTimeStamps {
    private final OpenSsl openSsl;
    private final Path folder;

    private OpenSslTimeStamps(OpenSsl openSsl, Path folder) {
        this.openSsl = openSsl;
        this.folder = folder;
    }

    /** Writes the authority's files into a folder. */
    public static OpenSslTimeStamps in(Path folder, TestTimeStamps authority) throws Exception {
        var made = new OpenSslTimeStamps(OpenSsl.in(folder), folder);
        made.pem("tsa.pem", authority.certificate());
        made.pem("tsa.key", authority.keys().getPrivate());
        made.pem("root.pem", authority.root().certificate());
        Files.writeString(folder.resolve("serial"), "01");
        Files.writeString(folder.resolve("ts.cnf"), """
                [tsa]
                serial = serial
                default_policy = 1.2.3.4.1
                digests = sha256, sm3, sha1
                signer_digest = sha256
                ess_cert_id_alg = sha256
                """);
        return made;
    }

    /** Answers a query, as DER of TimeStampResp. */
    public synchronized byte[] reply(byte[] query) throws IOException, InterruptedException {
        Files.write(folder.resolve("query.tsq"), query);
        run(
                "ts",
                "-reply",
                "-config",
                "ts.cnf",
                "-section",
                "tsa",
                "-queryfile",
                "query.tsq",
                "-signer",
                "tsa.pem",
                "-inkey",
                "tsa.key",
                "-out",
                "response.tsr");
        return Files.readAllBytes(folder.resolve("response.tsr"));
    }

    /** Returns OpenSSL's verdict on a token and the query that it answers. */
    public String verdict(byte[] query, byte[] token) throws IOException, InterruptedException {
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

    public void run(String... arguments) throws IOException, InterruptedException {
        var outcome = openSsl.run(arguments);
        if (outcome.exitCode() != 0) {
            throw new IOException(outcome.output());
        }
    }

    private void pem(String name, Object value) throws IOException {
        try (var out = new JcaPEMWriter(Files.newBufferedWriter(folder.resolve(name)))) {
            out.writeObject(value);
        }
    }
}
