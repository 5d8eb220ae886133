package signinghelper.testkit.stage;

import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pkcs11.HeldPair;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The second U-Key of the demonstration, behind PKCS#11. Its PIN is the software U-Key's. */
public final class Pkcs11Token {
    /** Lies in its folder. */
    public static final String CERTIFICATE = "certificate.pem";

    private static final String LABEL = "演示 PKCS#11";

    private Pkcs11Token() {}

    /** Makes it in {@code folder}, with an EC key to sign with and one for encryption, and certificates of {@code authority}. */
    public static SoftHsm make(Path folder, TestPki authority) throws IOException {
        return make(folder, authority, List.of(TestKey.P256));
    }

    /**
     * Makes it with keys of these kinds, and writes their certificates beside it. An EC key to sign with has one for encryption
     * beside it.
     *
     * @param kinds kinds of keys; SoftHSM2 has none of SM2
     */
    public static SoftHsm make(Path folder, TestPki authority, List<TestKey> kinds) throws IOException {
        var hsm = SoftHsm.in(folder);
        var pairs = new ArrayList<HeldPair>();
        for (var kind : kinds) {
            pairs.add(pair(kind, Use.SIGNATURE, authority));
        }
        var signers = pairs.stream().map(HeldPair::certificate).toList();
        if (kinds.contains(TestKey.P256)) {
            pairs.add(pair(TestKey.P256, Use.ENCRYPTION, authority));
        }
        hsm.store(hsm.addToken(LABEL, SoftwareToken.PIN), SoftwareToken.PIN, pairs);
        var holder = Holder.demonstrationSupplier().organisation();
        Files.write(folder.resolve("seal.esl"), authority.sealMaker().make(holder, signers));
        PemFile.write(
                folder.resolve(CERTIFICATE),
                pairs.stream().map(HeldPair::certificate).toList());
        return hsm;
    }

    private static HeldPair pair(TestKey kind, Use use, TestPki authority) {
        var keys = kind.generate();
        var certificate = authority.issue(kind, keys.getPublic(), use, Holder.demonstrationSupplier());
        var name = kind.fileName() + (use == Use.SIGNATURE ? "-signature" : "-encryption");
        return new HeldPair(name, keys.getPrivate(), List.of(certificate));
    }
}
