package signinghelper.testkit.stage;

import signinghelper.testkit.authority.Holder;
import signinghelper.testkit.authority.KeyKind;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** The U-Keys of the demonstration behind SKF. Their PIN is the software U-Key's. */
public final class SkfToken {
    /** Names of the devices; the spare one is not plugged in. */
    public static final String DEVICE = "demo";

    static final String SPARE = "spare";

    private static final String LABEL = "演示 SKF U-Key";
    private static final String SERIAL = "DEMO-SKF-0001";
    private static final String SPARE_LABEL = "演示备用 SKF U-Key";
    private static final String SPARE_SERIAL = "DEMO-SKF-0002";

    /** The library lists containers by name. */
    private static final String SM2 = "1-SM2";

    private static final String RSA = "2-RSA";

    private static final String SEAL = "seal.esl";

    private final SoftSkf skf;
    private final TestAuthority authority;

    private SkfToken(SoftSkf skf, TestAuthority authority) {
        this.skf = skf;
        this.authority = authority;
    }

    /**
     * Makes them, with certificates of {@code authority}.
     *
     * @param built folder of the soft SKF library
     * @param home folder for the devices
     */
    public static SoftSkf make(Path built, Path home, TestAuthority authority) throws IOException {
        var skf = SoftSkf.in(built, home);
        new SkfToken(skf, authority).fill();
        return skf;
    }

    private void fill() throws IOException {
        skf.addDevice(DEVICE, LABEL, SERIAL, SoftwareToken.PIN);
        var sm2 = store(DEVICE, SM2, KeyKind.SM2, Use.SIGNATURE);
        var unused = store(DEVICE, SM2, KeyKind.SM2, Use.ENCRYPTION);
        var rsa = store(DEVICE, RSA, KeyKind.RSA, Use.SIGNATURE);
        var holder = Holder.demonstrationSupplier().organisation();
        skf.storeFile(DEVICE, SEAL, authority.sealMaker().make(holder, List.of(sm2, rsa)));
        skf.addDevice(SPARE, SPARE_LABEL, SPARE_SERIAL, SoftwareToken.PIN);
        unused = store(SPARE, SM2, KeyKind.SM2, Use.SIGNATURE);
        skf.unplug(SPARE);
    }

    private X509Certificate store(String device, String container, KeyKind kind, Use use) throws IOException {
        var keys = kind.generate();
        var certificate = authority.issue(kind, keys.getPublic(), use, Holder.demonstrationSupplier());
        skf.store(device, container, use, keys.getPrivate(), certificate);
        return certificate;
    }
}
