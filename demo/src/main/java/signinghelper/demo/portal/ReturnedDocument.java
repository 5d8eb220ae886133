package signinghelper.demo.portal;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.verification.Indication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;

/**
 * A document of the portal's own that has come back with a signature.
 *
 * @param made as the portal has made it
 * @param signed CMS, or the document with the signature within
 */
record ReturnedDocument(BatchDocument made, Bytes signed) {

    /** Verifies the signature, and that it is one of this document. */
    AcceptedSignature verify(CmsVerifier verifier, DocumentReports reports)
            throws CmsException, IOException, SignatureJudge.Objection {
        if (made.isSignedWithin()) {
            return verifyWithin(reports);
        }
        if (made.detached()) {
            var content = new ByteArrayInputStream(made.bytes().toArray());
            return AcceptedSignature.of(verifier.verifyDetached(signed.toArray(), content));
        }
        var verified = verifier.verifyAttached(signed.toArray());
        var sha256 = Bytes.copyOf(DigestAlgorithm.SHA_256.of(made.bytes().toArray()));
        require(sha256.equals(Objects.requireNonNull(verified.content()).sha256()));
        return AcceptedSignature.of(verified);
    }

    private AcceptedSignature verifyWithin(DocumentReports reports) throws IOException, SignatureJudge.Objection {
        var report = reports.report(Source.of(signed.toArray()), null, null);
        if (report.indication() != Indication.TOTAL_PASSED
                || report.signatures().size() != 1) {
            throw new SignatureJudge.Objection(SignatureJudge.Reason.REPORT);
        }
        require(report.format().equals(made.format()) && carriesOver());
        return AcceptedSignature.of(report.signatures().get(0));
    }

    /** Returns true when the signature was added to exactly the document that was made. */
    private boolean carriesOver() throws IOException {
        var original = made.bytes().toArray();
        // A PDF is only added to; it has no parts.
        return Arrays.equals(original, Arrays.copyOf(signed.toArray(), original.length))
                || carriesPartsOver(parts(original));
    }

    /** Compares the parts of an OFD; those that a signature adds may be of any length. */
    private boolean carriesPartsOver(Map<String, byte[]> parts) throws IOException {
        // It leads to the list of signatures, and so changes.
        if (parts.remove("OFD.xml") == null) {
            return false;
        }
        try (var in = new ZipInputStream(new ByteArrayInputStream(signed.toArray()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var part = parts.remove(entry.getName());
                if (part != null && !Arrays.equals(part, in.readNBytes(part.length + 1))) {
                    return false;
                }
            }
        }
        return parts.isEmpty();
    }

    private static Map<String, byte[]> parts(byte[] zip) throws IOException {
        var parts = new HashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    private static void require(boolean isOfTheDocument) throws SignatureJudge.Objection {
        if (!isOfTheDocument) {
            throw new SignatureJudge.Objection(SignatureJudge.Reason.OTHER_DOCUMENT);
        }
    }
}
