package signinghelper.testkit.stage;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import signinghelper.testkit.authority.Holder;
import signinghelper.testkit.authority.KeyKind;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.pkcs11.HeldPair;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;

/** The second U-Key of the demonstration, with an EC key behind PKCS#11. Its PIN is the software U-Key's. */
public final class Pkcs11Token {
    /** Lies in its folder. */
    public static final String CERTIFICATE = "certificate.pem";

    private static final String LABEL = "演示 PKCS#11";

    private Pkcs11Token() {}

    /** Makes it in {@code folder}, with a certificate of {@code authority}. */
    public static SoftHsm make(Path folder, TestAuthority authority) throws IOException {
        var hsm = SoftHsm.in(folder);
        var keys = KeyKind.EC.generate();
        var certificate = authority.issue(KeyKind.EC, keys.getPublic(), Use.SIGNATURE, Holder.demonstrationSupplier());
        hsm.addToken(LABEL, SoftwareToken.PIN, new HeldPair("ec-signature", keys.getPrivate(), certificate));
        try (var writer = new PemWriter(Files.newBufferedWriter(folder.resolve(CERTIFICATE)))) {
            writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IOException("cannot write the certificate", e);
        }
        return hsm;
    }
}
