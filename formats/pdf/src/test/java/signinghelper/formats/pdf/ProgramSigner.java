package signinghelper.formats.pdf;

import signinghelper.formats.TestHolder;
import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Signatures by OpenSSL, and by jsign on a program, with a holder's key. */
final class ProgramSigner {
    private static final String PASSWORD = "test";

    private final Path folder;
    private final TestHolder holder;

    private ProgramSigner(Path folder, TestHolder holder) {
        this.folder = folder;
        this.holder = holder;
    }

    static ProgramSigner in(Path folder, TestHolder holder) throws Exception {
        var signer = new ProgramSigner(folder, holder);
        signer.pem("certificate.pem", "CERTIFICATE", holder.certificate().getEncoded());
        signer.pem("key.pem", "PRIVATE KEY", holder.keys().getPrivate().getEncoded());
        return signer;
    }

    private void pem(String name, String label, byte[] der) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label));
    }

    /** Returns a CMS by OpenSSL. */
    byte[] openSsl(byte[] content, String... options) throws Exception {
        Files.write(folder.resolve("content"), content);
        var command = new ArrayList<>(List.of("cms", "-sign", "-binary", "-in", "content", "-signer"));
        command.addAll(List.of("certificate.pem", "-inkey", "key.pem", "-outform", "DER", "-out", "document"));
        command.addAll(List.of(options));
        var outcome = Needed.openSsl(folder).run(command.toArray(String[]::new));
        if (outcome.exitCode() != 0) {
            throw new AssertionError(outcome.output());
        }
        return Files.readAllBytes(folder.resolve("document"));
    }

    /** Returns the signature that jsign sets upon a script. */
    byte[] jsign() throws Exception {
        var jsign = DssApart.FOLDER.resolve("jsign.jar");
        Needed.file(jsign);
        var script = Files.writeString(folder.resolve("script.ps1"), "Write-Host 100\r\n");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jsign.toString(),
                        "--storetype",
                        "PKCS12",
                        "--keystore",
                        store().toString(),
                        "--storepass",
                        PASSWORD,
                        script.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return block(Files.readString(script));
    }

    private static byte[] block(String script) {
        var lines = script.lines()
                .filter(line -> line.startsWith("# ") && !line.startsWith("# SIG"))
                .map(line -> line.substring(2).strip())
                .collect(Collectors.joining());
        return Base64.getDecoder().decode(lines);
    }

    private Path store() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var chain = new X509Certificate[] {holder.certificate()};
        store.setKeyEntry("signer", holder.keys().getPrivate(), PASSWORD.toCharArray(), chain);
        var file = folder.resolve("store.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
