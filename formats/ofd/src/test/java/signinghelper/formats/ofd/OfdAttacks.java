package signinghelper.formats.ofd;

import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.ofd.OfdVerificationTest.Attack;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Attacks on a sealed OFD document. */
final class OfdAttacks {
    private static final String SIGN = "Doc_0/Signs/Sign_0/";
    private static final String ACCEPTED = "accepted";

    /** Put together as no signer does, but nothing is compared that differs: never passed, and nobody is accused. */
    private static final Set<Code> PROVING_NOTHING = Set.of(
            Code.MALFORMED,
            Code.REFERENCE_DOUBLE,
            Code.SHOWN_NOT_COVERED,
            Code.SEAL_MALFORMED,
            Code.SEAL_NOT_VALID_AT_SIGNING);

    private final Supplier<TestSeal> seals;
    private final TestHolder signer;
    private final Instant now;

    OfdAttacks(Supplier<TestSeal> seals, TestHolder signer, Instant now) {
        this.seals = seals;
        this.signer = signer;
        this.now = now;
    }

    private TestOfd signed() {
        return new TestOfd().sign(seals.get(), signer);
    }

    private TestOfd signed(Consumer<TestSeal> spoiling) {
        var seal = seals.get();
        spoiling.accept(seal);
        return new TestOfd().sign(seal, signer);
    }

    void addTo(Map<String, Attack> all) throws IOException {
        parts(all);
        descriptions(all);
        seals(all);
    }

    private static void found(Map<String, Attack> all, String name, TestOfd document, Code reason, String ofdrw)
            throws IOException {
        var indication = PROVING_NOTHING.contains(reason) ? Indication.INDETERMINATE : Indication.TOTAL_FAILED;
        all.put(name, new Attack(Bytes.copyOf(document.zip()), reason, indication, ofdrw));
    }

    private void parts(Map<String, Attack> all) throws IOException {
        found(
                all,
                "page-changed",
                signed().replace(TestOfd.PAGE, "<ofd:Content/>", "<ofd:Content></ofd:Content>"),
                Code.DIGEST_MISMATCH,
                "FileIntegrityException");
        var removed = signed();
        removed.parts.remove(TestOfd.PAGE);
        found(all, "page-removed", removed, Code.REFERENCE_MISSING, "ErrorPathException");
        found(
                all,
                "page-left-out",
                new TestOfd().sign(seals.get(), signer, List.of("OFD.xml", TestOfd.DOCUMENT)),
                Code.SHOWN_NOT_COVERED,
                ACCEPTED);
        found(
                all,
                "document-left-out",
                new TestOfd().sign(seals.get(), signer, List.of("OFD.xml", TestOfd.PAGE)),
                Code.SHOWN_NOT_COVERED,
                ACCEPTED);
        // The signed document leads to a list of annotations that was not there when it was signed.
        found(
                all,
                "annotations-added",
                signed().put("Doc_0/Annots/Annotations.xml", "<a/>"),
                Code.SHOWN_NOT_COVERED,
                ACCEPTED);
        var another = new TestOfd();
        another.sign(seals.get(), signer, List.of(TestOfd.DOCUMENT, TestOfd.PAGE));
        another.parts.put("Doc_1/Document.xml", TestOfd.utf8(another.text(TestOfd.DOCUMENT)));
        another.parts.put("Doc_1/Pages/Page_0/Content.xml", TestOfd.utf8(another.text(TestOfd.PAGE)));
        another.replace("OFD.xml", "Doc_0/Document.xml", "Doc_1/Document.xml");
        found(all, "another-document", another, Code.SHOWN_NOT_COVERED, ACCEPTED);
        all.put(
                "part-that-nothing-leads-to",
                new Attack(
                        Bytes.copyOf(signed().put("Doc_0/Other.xml", "<a/>").zip()),
                        Code.PART_NOT_SIGNED,
                        Indication.INDETERMINATE,
                        ACCEPTED));
    }

    private void descriptions(Map<String, Attack> all) throws IOException {
        found(
                all,
                "description-changed",
                signed().replace(SIGN + "Signature.xml", "ProviderName=\"t\"", "ProviderName=\"u\""),
                Code.DIGEST_MISMATCH,
                "InvalidSignedValueException");
        found(
                all,
                "part-named-twice",
                new TestOfd()
                        .sign(seals.get(), signer, List.of("OFD.xml", TestOfd.DOCUMENT, TestOfd.PAGE, TestOfd.PAGE)),
                Code.REFERENCE_DOUBLE,
                ACCEPTED);
        var weak = new TestOfd();
        weak.checkMethod = "MD5";
        all.put(
                "digests-by-md5",
                new Attack(
                        Bytes.copyOf(weak.sign(seals.get(), signer).zip()),
                        Code.ALGORITHM_REFUSED,
                        Indication.INDETERMINATE,
                        "FileIntegrityException"));
        var nameless = new TestOfd();
        nameless.id = "";
        all.put(
                "entry-without-id",
                new Attack(
                        Bytes.copyOf(nameless.sign(seals.get(), signer).zip()),
                        Code.FORM_DEVIATES,
                        Indication.TOTAL_PASSED,
                        ACCEPTED));
        found(
                all,
                "list-names-a-page-as-signature",
                signed().put("Doc_0/Annots/Annotations.xml", "<a/>")
                        .replace(
                                TestOfd.LIST,
                                "</ofd:Signatures>",
                                "<ofd:Signature ID=\"2\" BaseLoc=\"/Doc_0/Annots/Annotations.xml\"/></ofd:Signatures>"),
                Code.SHOWN_NOT_COVERED,
                "IllegalArgumentException");
        found(
                all,
                "document-type",
                signed().replace("OFD.xml", "?><ofd", "?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><ofd"),
                Code.MALFORMED,
                "FileIntegrityException");
    }

    private void seals(Map<String, Attack> all) throws IOException {
        found(
                all,
                "seal-ended",
                signed(seal -> seal.validUntil = now.minus(1, ChronoUnit.DAYS)),
                Code.SEAL_NOT_VALID_AT_SIGNING,
                ACCEPTED);
        found(
                all,
                "seal-of-another",
                signed(seal -> seal.signers = List.of(TestHolder.of(TestKey.SM2).certificate())),
                Code.SIGNER_NOT_IN_SEAL,
                ACCEPTED);
        found(
                all,
                "seal-that-its-maker-did-not-sign",
                signed(seal -> seal.makerSignature = value -> new byte[] {0x30, 0}),
                Code.SEAL_SIGNATURE_INVALID,
                ACCEPTED);
        var other = seals.get();
        other.picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', 1};
        var exchanged = signed();
        exchanged.parts.put(SIGN + "Seal.esl", other.encoded());
        found(all, "seal-beside-exchanged", exchanged, Code.SEAL_DIFFERS, "GeneralSecurityException");
        found(
                all,
                "signature-of-another-key",
                signed(seal -> seal.signature = value -> {
                    var changed = value.clone();
                    changed[changed.length - 1] ^= 1;
                    return changed;
                }),
                Code.SIGNATURE_INVALID,
                "InvalidSignedValueException");
        var garbage = signed();
        garbage.parts.put(SIGN + "SignedValue.dat", TestOfd.utf8("0"));
        found(all, "value-of-garbage", garbage, Code.MALFORMED, "IllegalArgumentException");
    }
}
