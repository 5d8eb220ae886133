package signinghelper.prompt;

import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.guidance.Language;
import signinghelper.session.Asker;

import java.util.List;
import java.util.Objects;

/**
 * Contents of the window that shows who will be able to open envelopes.
 *
 * @param titles of the documents, in their order
 * @param recipients in their order; at least one
 * @param areIssuersKnown true when a CA that the portal accepts has issued each of them
 * @param unanswered number of recipients of which no CA has said if they are revoked
 */
public record RecipientsQuestion(
        Asker asker,
        List<String> titles,
        List<Recipient> recipients,
        boolean areIssuersKnown,
        int unanswered,
        Language language) {

    /**
     * Certificate that opens the envelopes.
     *
     * @param isFurther true when the portal's profile adds it
     */
    public record Recipient(CertificateDetails certificate, boolean isFurther) {
        public Recipient {
            Objects.requireNonNull(certificate);
        }
    }

    public RecipientsQuestion {
        Objects.requireNonNull(asker);
        titles = List.copyOf(titles);
        recipients = List.copyOf(recipients);
        if (titles.isEmpty() || recipients.isEmpty()) {
            throw new IllegalArgumentException("nothing to encrypt");
        }
        if (unanswered < 0 || unanswered > recipients.size()) {
            throw new IllegalArgumentException("more than the recipients");
        }
    }

    public boolean hasFurther() {
        return recipients.stream().anyMatch(Recipient::isFurther);
    }
}
