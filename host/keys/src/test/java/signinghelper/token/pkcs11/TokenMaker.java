package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tokens that are made through their own library, by OpenSC's {@code pkcs11-tool}: keys of the token's own. */
final class TokenMaker {
    static final String PIN = "271828";

    private static final Path TOOL = Path.of("/usr/bin/pkcs11-tool");
    private static final String SECURITY_OFFICER_PIN = "87654321";

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private int keys;

    /**
     * A maker for one slot.
     *
     * @param prefix program and arguments before those of the tool; empty for none
     */
    TokenMaker(List<String> prefix, Path library, int slot, Map<String, String> environment, Path folder) {
        Needed.file(TOOL);
        this.command = new ArrayList<>(prefix);
        command.addAll(
                List.of(TOOL.toString(), "--module", library.toString(), "--slot-index", Integer.toString(slot)));
        this.environment = environment;
        this.folder = folder;
    }

    void initialize(String label) throws Exception {
        run("--init-token", "--label", label, "--so-pin", SECURITY_OFFICER_PIN);
        run("--init-pin", "--login", "--login-type", "so", "--so-pin", SECURITY_OFFICER_PIN, "--pin", PIN);
    }

    /** Makes a key pair on the token, e.g. {@code rsa:2048}, and puts its certificate beside it. */
    void addKey(String kind, KeyMaterial authority) throws Exception {
        var key = addKeyWithoutCertificate(kind);
        var id = "0" + keys;
        addCertificate(id, authority.certify("key" + id, key, KeyUsage.digitalSignature));
    }

    /** Makes a key pair on the token and gives the public key. */
    PublicKey addKeyWithoutCertificate(String kind) throws Exception {
        var id = "0" + ++keys;
        run("--login", "--pin", PIN, "--keypairgen", "--key-type", kind, "--id", id, "--label", "key" + id);
        var file = folder.resolve(id + ".spki");
        run("--read-object", "--type", "pubkey", "--id", id, "--output-file", file.toString());
        return new JcaPEMKeyConverter().getPublicKey(SubjectPublicKeyInfo.getInstance(Files.readAllBytes(file)));
    }

    /** Puts a certificate on the token; without {@code CKA_ID} if {@code id} is empty. */
    void addCertificate(String id, X509Certificate certificate) throws Exception {
        var file = Files.write(folder.resolve("certificate.der"), certificate.getEncoded());
        var command = List.of("--login", "--pin", PIN, "--write-object", file.toString(), "--type", "cert");
        run(Stream.concat(command.stream(), id.isEmpty() ? Stream.of() : Stream.of("--id", id))
                .toArray(String[]::new));
    }

    private void run(String... arguments) throws Exception {
        var all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        new ExternalProgram(all, environment).run();
    }
}
