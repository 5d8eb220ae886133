package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.profile.Signing;
import signinghelper.prompt.Prompt;
import signinghelper.prompt.RecipientsQuestion;
import signinghelper.protocol.Refusal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Encryption for a page or client. A window shows who opens the envelopes where the profile does not name them all. */
public final class EncryptForAsker {
    private final EncryptContent encryption;
    private final Prompt prompt;
    private final OpeningNotes notes;

    public EncryptForAsker(EncryptContent encryption, Prompt prompt, OpeningNotes notes) {
        this.encryption = encryption;
        this.prompt = prompt;
        this.notes = notes;
    }

    /**
     * Encrypts. Each envelope has been told by {@link News.DocumentEncrypted}.
     *
     * @param wanted certificates of the request; those that the profile adds come last
     * @param opens when the envelopes are to be opened, for the user's own history; null when the asker does not say
     * @return all that open the envelopes
     * @throws Refusal {@code RECIPIENT_REFUSED} before the user is asked; as {@link Prompt#ask(RecipientsQuestion,
     *     signinghelper.session.Cancellation)}; as {@link News.Listener#hear}
     */
    public List<Fingerprint> encrypt(
            List<GivenDocument> documents,
            List<X509Certificate> wanted,
            @Nullable Instant opens,
            Signing rules,
            Task task)
            throws Refusal {
        var further = rules.envelopes().further();
        var all = List.copyOf(new LinkedHashSet<>(joined(wanted, further)));
        var usable = encryption.forPages(all, rules);
        if (!further.isEmpty() || !rules.envelopes().known().containsAll(wanted)) {
            show(documents, all, usable.unanswered(), rules, task);
        }
        for (var index = 0; index < documents.size(); index++) {
            task.check();
            var document =
                    new EncryptedDocument(usable.writer(), documents.get(index).content());
            task.tell(new News.DocumentEncrypted(index, document));
        }
        if (opens != null) {
            var known = rules.envelopes().known();
            notes.note(wanted.stream().filter(one -> !known.contains(one)).toList(), opens);
        }
        return all.stream().map(Fingerprint::of).toList();
    }

    private static List<X509Certificate> joined(List<X509Certificate> wanted, List<X509Certificate> further) {
        var all = new ArrayList<>(wanted);
        all.removeAll(further);
        all.addAll(further);
        return all;
    }

    private void show(
            List<GivenDocument> documents, List<X509Certificate> all, int unanswered, Signing rules, Task task)
            throws Refusal {
        var further = rules.envelopes().further();
        var titles = documents.stream().map(GivenDocument::title).toList();
        // The profile's own come first, so that no long list hides them.
        var recipients = all.stream()
                .sorted(Comparator.comparing(further::contains).reversed())
                .map(one -> new RecipientsQuestion.Recipient(
                        CertificateDetails.of(one, rules.holder()), further.contains(one)))
                .toList();
        task.tell(News.Stage.PROMPTING);
        var areIssuersKnown = rules.trust().isPresent();
        prompt.ask(
                new RecipientsQuestion(task.asker(), titles, recipients, areIssuersKnown, unanswered, task.language()),
                task.cancellation());
        task.check();
    }
}
