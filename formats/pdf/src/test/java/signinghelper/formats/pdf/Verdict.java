package signinghelper.formats.pdf;

import signinghelper.formats.TestHolder;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Verdict on a document by the code under test, which trusts one CA. */
record Verdict(VerificationReport report) {
    static final TestHolder HOLDER = TestHolder.of(TestKey.RSA);

    /** Holder of a certificate that nobody trusts. */
    static final TestHolder STRANGER = TestHolder.of(TestKey.RSA);

    static Verdict on(byte[] pdf) throws IOException {
        return on(Source.of(pdf));
    }

    static Verdict on(Source pdf) throws IOException {
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(HOLDER.trust())
                .withoutRevocation();
        return new Verdict(DocumentFormats.verify(pdf, null, context));
    }

    /** @param authorities CAs of time-stamp authorities */
    static Verdict on(byte[] pdf, CertificateTrust authorities) throws IOException {
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(HOLDER.trust())
                .timeStampAuthorities(authorities)
                .withoutRevocation();
        return new Verdict(DocumentFormats.verify(Source.of(pdf), null, context));
    }

    SignatureReport signature(String field) {
        return report.signatures().stream()
                .filter(each -> each.name().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this));
    }

    Indication indication(String field) {
        return signature(field).indication();
    }

    /** Codes of a signature that say more than that everything is in order. */
    Set<Code> codes(String field) {
        return signature(field).findings().stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<Code> remarks() {
        return report.remarks().stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return report.remarks()
                + report.signatures().stream()
                        .map(each -> "\n" + each.name() + " " + each.form() + " " + each.indication() + " "
                                + each.findings())
                        .collect(Collectors.joining());
    }
}
