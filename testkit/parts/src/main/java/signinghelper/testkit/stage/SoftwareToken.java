package signinghelper.testkit.stage;

import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.token.SoftwareKeyMaker;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The software U-Keys of the demonstration. Their PIN is {@value #PIN}, and no secret. */
public final class SoftwareToken {
    public static final String PIN = "123456";

    private static final String LABEL = "演示 U-Key";
    private static final String SERIAL = "DEMO-2026-0001";

    private static final String SPARE_LABEL = "演示备用 U-Key";
    private static final String SPARE_SERIAL = "DEMO-2026-0002";

    private SoftwareToken() {}

    /** Writes it to {@code folder}, with keys of every kind and certificates of {@code authority}. */
    public static void make(Path folder, TestPki authority) throws IOException {
        make(folder, authority, TestKey.USUAL);
    }

    /** Writes it with keys of these kinds; an SM2 key to sign with has one for encryption beside it. */
    public static void make(Path folder, TestPki authority, List<TestKey> kinds) throws IOException {
        var contents = new ArrayList<SoftwareKeyMaker.Content>();
        for (var kind : kinds) {
            contents.add(content(kind.fileName() + "-signature", kind, Use.SIGNATURE, authority));
            if (kind == TestKey.SM2) {
                contents.add(content("sm2-encryption", kind, Use.ENCRYPTION, authority));
            }
        }
        var holder = Holder.demonstrationSupplier().organisation();
        var signers = contents.stream()
                .filter(content -> content.use() == Use.SIGNATURE)
                .map(SoftwareKeyMaker.Content::certificate)
                .toList();
        Files.write(
                Files.createDirectories(folder).resolve(SoftwareKeyMaker.SEAL),
                authority.sealMaker().make(holder, signers));
        SoftwareKeyMaker.make(folder, LABEL, SERIAL, PIN.getBytes(StandardCharsets.US_ASCII), false, contents);
    }

    /**
     * Writes a second one, of the second supplier, whose certificates have their holder in CN. It is not plugged in: deleting the
     * file {@value SoftwareKeyMaker#UNPLUGGED} plugs it in.
     */
    public static void makeSpare(Path folder, TestPki authority) throws IOException {
        var contents = List.of(
                spare("sm2-signature", Use.SIGNATURE, authority), spare("sm2-encryption", Use.ENCRYPTION, authority));
        Files.createFile(Files.createDirectories(folder).resolve(SoftwareKeyMaker.UNPLUGGED));
        SoftwareKeyMaker.make(
                folder, SPARE_LABEL, SPARE_SERIAL, PIN.getBytes(StandardCharsets.US_ASCII), false, contents);
    }

    private static SoftwareKeyMaker.Content spare(String name, Use use, TestPki authority) {
        var keys = TestKey.SM2.generate();
        var certificate =
                authority.issueWithHolderInCommonName(TestKey.SM2, keys.getPublic(), use, Holder.secondSupplier());
        return new SoftwareKeyMaker.Content(name, use, keys.getPrivate(), certificate);
    }

    private static SoftwareKeyMaker.Content content(String name, TestKey kind, Use use, TestPki authority) {
        var keys = kind.generate();
        var certificate = authority.issue(kind, keys.getPublic(), use, Holder.demonstrationSupplier());
        return new SoftwareKeyMaker.Content(name, use, keys.getPrivate(), certificate);
    }
}
