package signinghelper.formats.pdf.internal.document;

import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;

import java.util.Arrays;
import java.util.Optional;

/** Form of a signature value, by its SubFilter (ISO 32000-2, table 255). */
enum SignatureForm {
    PKCS7_DETACHED("adbe.pkcs7.detached", Content.CMS),
    CADES_DETACHED("ETSI.CAdES.detached", Content.CMS),
    TIME_STAMP("ETSI.RFC3161", Content.TIME_STAMP),
    /** A signature over the SHA-1 digest of the document. */
    PKCS7_SHA1("adbe.pkcs7.sha1", Content.REFUSED),
    X509_RSA_SHA1("adbe.x509.rsa_sha1", Content.REFUSED),
    /** SM2, with the filter GM.PKILite: a form met in the field, of no standard. */
    GM_SM2("GM.SM2", Content.CMS),
    /** An electronic seal's signature (GB/T 38540), with the filter Gomain.GMPkiLite: of no standard. */
    GM_SEAL("GM.sm2seal", Content.SEAL);

    /** Structure in {@code Contents}. */
    enum Content {
        CMS,
        TIME_STAMP,
        SEAL,
        REFUSED
    }

    private final String subFilter;
    private final Content content;

    SignatureForm(String subFilter, Content content) {
        this.subFilter = subFilter;
        this.content = content;
    }

    /** Returns the form that a signature dictionary names; empty when it is none of these. */
    static Optional<SignatureForm> of(Dictionary signature) {
        return signature.get("SubFilter") instanceof PdfValue.Name name
                ? Arrays.stream(values())
                        .filter(form -> form.subFilter.equals(name.text()))
                        .findFirst()
                : Optional.empty();
    }

    String subFilter() {
        return subFilter;
    }

    Content content() {
        return content;
    }
}
