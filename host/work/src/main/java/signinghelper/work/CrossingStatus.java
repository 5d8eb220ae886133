package signinghelper.work;

import signinghelper.certificate.RevocationWatch;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.revocation.RevocationStatus;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;

/** Question about revocation that a {@link JudgingProcess} asks of the host: a certificate in DER, and the answer in JSON. */
final class CrossingStatus {
    private static final byte[] NONE = {};

    private CrossingStatus() {}

    /** Question within the process. How long the CA may take is the host's to say. */
    record Asking(JudgingProcess.Inquiry host) implements RevocationWatch.Question {
        @Override
        public Optional<RevocationStatus> ask(X509Certificate certificate, KnownTime now, Duration patience)
                throws InterruptedException {
            try {
                var answer = host.answer(certificate.getEncoded());
                return answer.length == 0
                        ? Optional.empty()
                        : Optional.of(CrossingJson.decoded(RevocationStatus.class, answer));
            } catch (IOException | CertificateException e) {
                return Optional.empty();
            }
        }
    }

    /** The host's answer, by the servers that the profile lists. */
    record Answering(RevocationWatch.Question authority, TimeSource time, Duration patience)
            implements JudgingProcess.Inquiry {
        @Override
        public byte[] answer(byte[] question) throws IOException, InterruptedException {
            try {
                var certificate = Certificates.parse(Bytes.copyOf(question));
                var status = authority.ask(certificate, time.now(), patience);
                return status.isEmpty() ? NONE : CrossingJson.encoded(status.get());
            } catch (CertificateException e) {
                return NONE;
            }
        }
    }
}
