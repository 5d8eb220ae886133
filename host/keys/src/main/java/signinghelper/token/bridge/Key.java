package signinghelper.token.bridge;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.StoredCertificate;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.util.Objects;

/** A {@link KeyEntry} as it crosses the pipe. */
record Key(
        String container,
        KeyEntry.Use use,
        Bytes certificate,
        @Nullable ErrorCode obstacle,
        StoredCertificate.Form form) {
    Key {
        Objects.requireNonNull(container);
        Objects.requireNonNull(use);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(form);
    }

    static Key of(KeyEntry entry) throws Refusal {
        try {
            var der = Bytes.copyOf(entry.certificate().getEncoded());
            return new Key(entry.container(), entry.use(), der, entry.obstacle(), entry.form());
        } catch (CertificateEncodingException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    KeyEntry toKeyEntry() throws Refusal {
        try {
            return new KeyEntry(container, use, Certificates.parse(certificate), obstacle, form);
        } catch (CertificateException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }
}
