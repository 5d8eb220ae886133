package signinghelper.testkit.stage;

import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The U-Keys of the demonstration behind SKF. Their PIN is the software U-Key's. */
public final class SkfToken {
    /** Names of the devices; the spare one is not plugged in. */
    public static final String DEVICE = "demo";

    static final String SPARE = "spare";

    private static final String LABEL = "演示 SKF U-Key";
    private static final String SERIAL = "DEMO-SKF-0001";
    private static final String SPARE_LABEL = "演示备用 SKF U-Key";
    private static final String SPARE_SERIAL = "DEMO-SKF-0002";

    /** Containers, which the library lists by name. */
    private static final Map<TestKey, String> CONTAINERS = Map.of(TestKey.SM2, "1-SM2", TestKey.RSA, "2-RSA");

    private static final String SEAL = "seal.esl";
    private static final String ISSUER = "Demo CA";

    private final SoftSkf skf;
    private final Path home;
    private final TestPki authority;

    private SkfToken(SoftSkf skf, Path home, TestPki authority) {
        this.skf = skf;
        this.home = home;
        this.authority = authority;
    }

    /**
     * Makes them, with certificates of {@code authority}.
     *
     * @param built folder of the soft SKF library
     * @param home folder for the devices
     */
    public static SoftSkf make(Path built, Path home, TestPki authority) throws IOException {
        var skf = SoftSkf.in(built, home);
        var tokens = new SkfToken(skf, home, authority);
        tokens.fill(List.of(TestKey.SM2, TestKey.RSA));
        tokens.addSpare();
        return skf;
    }

    /**
     * Makes one, without a spare one.
     *
     * @param kinds kinds of keys; GM/T 0016 has no EC keys other than SM2
     */
    public static SoftSkf make(Path built, Path home, TestPki authority, List<TestKey> kinds) throws IOException {
        var skf = SoftSkf.in(built, home);
        new SkfToken(skf, home, authority).fill(kinds);
        return skf;
    }

    private void fill(List<TestKey> kinds) throws IOException {
        skf.add(DEVICE, LABEL, SERIAL, SoftwareToken.PIN, "--issuer", ISSUER);
        var signers = new ArrayList<X509Certificate>();
        var others = new ArrayList<X509Certificate>();
        for (var kind : kinds) {
            signers.add(store(DEVICE, kind, Use.SIGNATURE));
            if (kind == TestKey.SM2) {
                others.add(store(DEVICE, kind, Use.ENCRYPTION));
            }
        }
        var holder = Holder.demonstrationSupplier().organisation();
        var seal = authority.sealMaker().make(holder, signers);
        skf.file(DEVICE, SEAL, "anyone", seal);
        Files.write(home.resolve(SEAL), seal);
        PemFile.write(
                home.resolve(Pkcs11Token.CERTIFICATE),
                Stream.concat(signers.stream(), others.stream()).toList());
    }

    private void addSpare() throws IOException {
        skf.add(SPARE, SPARE_LABEL, SPARE_SERIAL, SoftwareToken.PIN, "--issuer", ISSUER);
        var unused = store(SPARE, TestKey.SM2, Use.SIGNATURE);
        skf.unplug(SPARE);
    }

    private X509Certificate store(String device, TestKey kind, Use use) throws IOException {
        var container = Objects.requireNonNull(CONTAINERS.get(kind), kind::name);
        var keys = kind.generate();
        var certificate = authority.issue(kind, keys.getPublic(), use, Holder.demonstrationSupplier());
        var pair = use == Use.SIGNATURE ? SoftSkf.Pair.SIGNATURE : SoftSkf.Pair.ENCRYPTION;
        skf.store(device, container, pair, keys.getPrivate(), certificate);
        return certificate;
    }
}
