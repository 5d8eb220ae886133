package signinghelper.formats.ofd;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Verdicts on OFD documents, good and attacked, and ofdrw's verdict on the same files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfdVerificationTest {
    @TempDir
    Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestHolder signer = TestHolder.of(TestKey.SM2, now);
    private final TestHolder maker = TestHolder.of(TestKey.SM2, now);

    private TestSeal seal() {
        return TestSeal.of(maker, now, signer.certificate());
    }

    private TestOfd signed() {
        return new TestOfd().sign(seal(), signer);
    }

    private VerificationReport verify(byte[] document) throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), Instant.now())
                .signers(signer.trust())
                .sealMakers(maker.trust())
                .withoutRevocation();
        return DocumentFormats.verify(Source.of(document), null, context);
    }

    static Set<Code> codes(VerificationReport report) {
        return Stream.concat(
                        report.signatures().stream().flatMap(signature -> signature.findings().stream()),
                        report.remarks().stream())
                .map(Finding::code)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5})
    void passesADocumentThatIsSealedWhole(int version) throws Exception {
        var seal = seal();
        seal.version = version;

        var report = verify(new TestOfd().sign(seal, signer).zip());

        assertThat(report.format()).isEqualTo("ofd");
        assertThat(report.indication()).as("%s", codes(report)).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(codes(report)).contains(Code.COVERS_ALL, Code.SEAL_HOLDS, Code.UNCHANGED_SINCE);
        assertThat(report.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.name()).isEqualTo("1");
            assertThat(signature.form()).isEqualTo("SES V" + version);
            assertThat(signature.coverage().isAll()).isTrue();
        });
    }

    @Test
    void aSecondSealIsSignedAgainLaterAndBothHold() throws Exception {
        var document = signed();
        document.id = "ID=\"2\"";

        var report = verify(document.sign(seal(), signer).zip());

        assertThat(report.indication()).as("%s", codes(report)).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures().get(0).has(Code.SIGNED_AGAIN_LATER)).isTrue();
        assertThat(report.signatures().get(1).has(Code.SIGNED_AGAIN_LATER)).isFalse();
    }

    @Test
    void saysThatADocumentHasNoSignature() throws Exception {
        assertThat(codes(verify(new TestOfd().unsigned().zip()))).containsExactly(Code.NOT_SIGNED);
    }

    @Test
    void leavesOtherZipFilesToOthers() throws Exception {
        assertThat(codes(verify(TestOfd.zip(Map.of("word/document.xml", TestOfd.utf8("<a/>"))))))
                .containsExactly(Code.FORMAT_UNKNOWN);
    }

    /** Spellings seen in the field; the second and the last are China's time with a wrong zone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd HH:mm:ss",
                "yyyyMMddHHmmss'Z'",
                "yyyy-MM-dd'T'HH:mm:ss'+08:00'",
                "yyyyMMddHHmmss",
                "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"
            })
    void readsTheTimeInTheDescription(String pattern) throws Exception {
        var document = new TestOfd();
        document.dateTime =
                LocalDateTime.ofInstant(now, ZoneOffset.ofHours(8)).format(DateTimeFormatter.ofPattern(pattern));

        assertThat(codes(verify(document.sign(seal(), signer).zip()))).doesNotContain(Code.TIME_DIFFERS);
    }

    @Test
    void remarksThatTheDescriptionSaysAnotherTime() throws Exception {
        var document = new TestOfd();
        document.dateTime = "2020-01-01 00:00:00";

        var report = verify(document.sign(seal(), signer).zip());

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(codes(report)).contains(Code.TIME_DIFFERS);
    }

    @Test
    void aCmsWithoutATimeTakesTheDescriptions() throws Exception {
        var document = new TestOfd();
        document.dateTime = now.truncatedTo(ChronoUnit.SECONDS).toString();
        var cms = signer.signer(CmsForm.PKCS7_501_WITHOUT_ATTRIBUTES);
        document.sign(new byte[0], List.copyOf(document.parts.keySet()), description -> {
            try {
                return cms.signDetached(description, now, signer::sign);
            } catch (FormatException | IOException e) {
                throw new IllegalStateException(e);
            }
        });

        var signature = verify(document.zip()).signatures().get(0);

        assertThat(signature.has(Code.SIGNATURE_HOLDS)).isTrue();
        assertThat(signature.has(Code.TIME_ABSENT)).isFalse();
        assertThat(signature.time().claimed()).isEqualTo(document.dateTime);
    }

    /** Every attack is found for its own reason; ofdrw's verdict on the same file stands beside it. */
    @Tag("slow")
    @Test
    void refusesWhatAnAttackerMakesOfADocument() throws Exception {
        var attacks = new LinkedHashMap<String, Attack>();
        new OfdAttacks(this::seal, signer, now).addTo(attacks);
        var files = new LinkedHashMap<String, Path>();
        for (var attack : attacks.entrySet()) {
            files.put(
                    attack.getKey(),
                    Files.write(
                            folder.resolve(attack.getKey() + ".ofd"),
                            attack.getValue().document().toArray()));
        }
        var others = OfdrwProgram.validate("v4", new ArrayList<>(files.values()));

        for (var attack : attacks.entrySet()) {
            var report = verify(attack.getValue().document().toArray());
            assertThat(codes(report))
                    .as(attack.getKey())
                    .contains(attack.getValue().reason());
            assertThat(report.indication())
                    .as(attack.getKey())
                    .isEqualTo(attack.getValue().indication());
            assertThat(others.get(files.get(attack.getKey())))
                    .as("ofdrw on " + attack.getKey())
                    .isEqualTo(attack.getValue().ofdrw());
        }
    }

    /** Document after an attack, the reason that is expected, and ofdrw's verdict. */
    record Attack(Bytes document, Code reason, Indication indication, String ofdrw) {}
}
