package signinghelper.testkit.stage;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.token.SoftwareKeyMaker;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/** Further software U-Keys, for persons and certificates that a portal has to tell apart. Each has one key to sign with. */
public enum FurtherKey {
    SECOND_SUPPLIER("第二家供应商"),
    PURCHASER("采购单位"),
    AGENCY("第三方，用于加签"),
    RENEWED("供应商换发的证书"),
    EXPIRED("已过期"),
    NOT_YET_VALID("尚未生效"),
    MISMATCHING("信用代码相同、名称不同"),
    UNREADABLE("证书无法读取");

    /** Name of the key's files. */
    private static final String KEY = "signature";

    private final String chinese;

    FurtherKey(String chinese) {
        this.chinese = chinese;
    }

    private Holder holder() {
        return switch (this) {
            case SECOND_SUPPLIER -> Holder.secondSupplier();
            case PURCHASER -> Holder.purchaser();
            case AGENCY -> Holder.agency();
            case MISMATCHING -> Holder.demonstrationSupplier().named("演示供应商（旧名称）有限公司");
            case RENEWED, EXPIRED, NOT_YET_VALID, UNREADABLE -> Holder.demonstrationSupplier();
        };
    }

    /** Returns the name of its folder, which says in English what it is. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns in Chinese what it is. */
    public String chinese() {
        return chinese;
    }

    /** Folder within that of the first software U-Key, where the driver finds it. */
    public Path in(Path software) {
        return software.resolve(fileName());
    }

    /** File with its certificate, which is none for {@link #UNREADABLE}. */
    public Path certificate(Path software) {
        return in(software).resolve(KEY + ".crt.pem");
    }

    /**
     * Makes it, not plugged in: deleting the file {@value SoftwareKeyMaker#UNPLUGGED} in its folder plugs it in. Leaves one that is
     * there.
     */
    public void make(Path software, TestPki authority, TestKey kind) throws IOException {
        if (Files.exists(in(software))) {
            return;
        }
        var keys = kind.generate();
        var certificate = certificate(authority, kind, keys);
        // Beside the folder that the driver looks into, so that no half of a U-Key is found.
        var fresh = Files.createTempDirectory(software.toAbsolutePath().getParent(), "new-");
        Files.createFile(fresh.resolve(SoftwareKeyMaker.UNPLUGGED));
        Files.write(
                fresh.resolve(SoftwareKeyMaker.SEAL),
                authority.sealMaker().make(holder().organisation(), List.of(certificate)));
        SoftwareKeyMaker.make(
                fresh,
                "测试 U-Key：" + chinese,
                "KIT-" + fileName(),
                SoftwareToken.PIN.getBytes(StandardCharsets.US_ASCII),
                false,
                List.of(new SoftwareKeyMaker.Content(KEY, Use.SIGNATURE, keys.getPrivate(), certificate)));
        if (this == UNREADABLE) {
            spoil(fresh.resolve(KEY + ".crt.pem"));
        }
        Files.move(fresh, in(software));
    }

    private X509Certificate certificate(TestPki authority, TestKey kind, KeyPair keys) {
        return switch (this) {
            case EXPIRED -> authority.issueExpired(kind, keys.getPublic(), Use.SIGNATURE, holder());
            case NOT_YET_VALID -> authority.issueNotYetValid(kind, keys.getPublic(), Use.SIGNATURE, holder());
            default -> authority.issue(kind, keys.getPublic(), Use.SIGNATURE, holder());
        };
    }

    private static void spoil(Path certificate) throws IOException {
        try (var writer = new PemWriter(Files.newBufferedWriter(certificate))) {
            writer.writeObject(new PemObject("CERTIFICATE", new byte[] {0x30, 0x03, 0x02, 0x01}));
        }
    }
}
