package signinghelper.work;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.Source;
import signinghelper.guidance.Language;
import signinghelper.profile.Signing;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;

/** Envelope that is made for a rehearsal: random octets, which nobody gets. */
public final class RehearsalEnvelope {
    private static final int OCTETS = 32;

    private final EncryptContent encryption;

    public RehearsalEnvelope(EncryptContent encryption) {
        this.encryption = encryption;
    }

    /**
     * Makes an envelope to these certificates.
     *
     * @throws Refusal {@code RECIPIENT_REFUSED}
     */
    public GivenDocument to(List<X509Certificate> recipients, Signing rules, Language language) throws Refusal {
        var random = new byte[OCTETS];
        new SecureRandom().nextBytes(random);
        var envelope = new ByteArrayOutputStream();
        try {
            encryption.forPages(recipients, rules).writer().write(Source.of(random), envelope);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
        var title = language == Language.CHINESE ? "开标演练" : "Rehearsal";
        return new GivenDocument(title, Content.inMemory(Bytes.copyOf(envelope.toByteArray())), true);
    }
}
