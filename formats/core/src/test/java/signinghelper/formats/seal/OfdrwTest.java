package signinghelper.formats.seal;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Signatures made by ofdrw with our seals, and ofdrw's verdict on ours; ofdrw lives in a class loader of its own. */
@Tag("slow")
class OfdrwTest {
    private static final byte[] SEALED = "<ofd:Signature/>".getBytes(StandardCharsets.UTF_8);
    private static final Path JARS = Path.of("target/ofdrw");

    /** ofdrw signs by the computer's clock. */
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final TestHolder signer = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void passesASignatureMadeByOfdrw(int version) throws Exception {
        seal.version = version;
        try (var ofdrw = ofdrw()) {
            var report = judge(sign(ofdrw, version));

            assertThat(report.form()).isEqualTo("SES V" + version);
            assertThat(report.indication()).as("%s", report).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.has(Code.SEAL_HOLDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void ofdrwAcceptsOurSignatureAndNotAChangedOne(int version) throws Exception {
        seal.version = version;
        var encoded = seal.sign(signer, SEALED);
        var changed = encoded.clone();
        changed[changed.length - 1] ^= 1;
        try (var ofdrw = ofdrw()) {
            validate(ofdrw, version, encoded);
            assertThatThrownBy(() -> validate(ofdrw, version, changed)).isNotNull();
        }
    }

    /** ofdrw looks at the digest and the raw signature alone. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void ofdrwAcceptsASealOfNobodyThatHasEndedAndNamesAnother(int version) throws Exception {
        seal.version = version;
        seal.makerSignature = value -> new byte[] {0x30, 0};
        seal.validUntil = now.minus(1, ChronoUnit.DAYS);
        seal.signers = List.of(TestHolder.of(TestKey.SM2).certificate());
        var encoded = seal.sign(signer, SEALED);
        try (var ofdrw = ofdrw()) {
            validate(ofdrw, version, encoded);
        }

        var report = judge(encoded);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.has(Code.SEAL_SIGNATURE_INVALID)).isTrue();
        assertThat(report.has(Code.SEAL_NOT_VALID_AT_SIGNING)).isTrue();
        assertThat(report.has(Code.SIGNER_NOT_IN_SEAL)).isTrue();
    }

    private SignatureReport judge(byte[] encoded) throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), Instant.now())
                .signers(signer.trust())
                .sealMakers(seal.maker.trust())
                .withoutRevocation();
        return new SealJudge(context).judge(Bytes.copyOf(encoded), Digestible.of(SEALED));
    }

    private static URLClassLoader ofdrw() throws Exception {
        Needed.file(JARS);
        try (var jars = Files.list(JARS)) {
            var urls = new ArrayList<URL>();
            for (var jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
            return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        }
    }

    private byte[] sign(ClassLoader ofdrw, int version) throws Exception {
        var provider = (Provider) ofdrw.loadClass("org.bouncycastle.jce.provider.BouncyCastleProvider")
                .getConstructor()
                .newInstance();
        var key = KeyFactory.getInstance("EC", provider)
                .generatePrivate(
                        new PKCS8EncodedKeySpec(signer.keys().getPrivate().getEncoded()));
        var certificate = CertificateFactory.getInstance("X.509", provider)
                .generateCertificate(
                        new ByteArrayInputStream(signer.certificate().getEncoded()));
        var sealType = ofdrw.loadClass("org.ofdrw.gm.ses.v" + version + ".SESeal");
        var parsed = sealType.getMethod("getInstance", Object.class).invoke(null, seal.encoded());
        var container = ofdrw.loadClass("org.ofdrw.sign.signContainer.SESV" + version + "Container");
        var made = container
                .getConstructor(PrivateKey.class, sealType, Certificate.class)
                .newInstance(key, parsed, certificate);
        return (byte[]) container
                .getMethod("sign", InputStream.class, String.class)
                .invoke(made, new ByteArrayInputStream(SEALED), "/Doc_0/Signs/Sign_0/Signature.xml");
    }

    private static void validate(ClassLoader ofdrw, int version, byte[] encoded) throws Exception {
        var type = ofdrw.loadClass("org.ofdrw.core.signatures.SigType");
        var container = ofdrw.loadClass("org.ofdrw.sign.verify.container.SESV" + version + "ValidateContainer");
        var validate = container.getMethod("validate", type, String.class, byte[].class, byte[].class);
        var ofSeal = type.getMethod("valueOf", String.class).invoke(null, "Seal");
        try {
            validate.invoke(container.getConstructor().newInstance(), ofSeal, "1.2.156.10197.1.501", SEALED, encoded);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
