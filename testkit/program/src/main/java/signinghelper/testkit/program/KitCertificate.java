package signinghelper.testkit.program;

import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.CertificateUse;
import signinghelper.formats.certificate.HolderRules;

import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * Certificate of a soft key, as the kit's user needs it.
 *
 * @param kind {@code SM2}, {@code RSA} or {@code ECDSA}
 * @param use the key's purpose
 * @param serial hexadecimal, as {@code revoked.txt} has it
 */
record KitCertificate(
        @JsonProperty("kind") String kind,
        @JsonProperty("use") Use use,
        @JsonProperty("holder") String holder,
        @JsonProperty("serial") String serial) {
    /** Purposes of the kit's certificates. */
    enum Use {
        @JsonProperty("signature")
        SIGNATURE("签名", "signature"),
        @JsonProperty("encryption")
        ENCRYPTION("加密", "encryption");

        private final String chinese;
        private final String english;

        Use(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    KitCertificate {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(use);
        Objects.requireNonNull(holder);
        Objects.requireNonNull(serial);
    }

    static KitCertificate of(X509Certificate certificate) {
        var details = CertificateDetails.of(certificate, HolderRules.USUAL);
        var use = CertificateUse.SIGNATURE.isGivenTo(certificate) ? Use.SIGNATURE : Use.ENCRYPTION;
        return new KitCertificate(details.keyKind(), use, details.holder(), details.serialNumber());
    }

    String chinese() {
        return kind + " " + use.chinese + "证书";
    }

    String english() {
        return kind + " " + use.english + " certificate";
    }

    String holderAndSerial() {
        return holder + "  " + serial;
    }
}
