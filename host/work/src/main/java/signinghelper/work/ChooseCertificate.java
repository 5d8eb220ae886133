package signinghelper.work;

import signinghelper.certificate.RememberedChoices;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.prompt.CertificateQuestion;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;

import java.util.List;
import java.util.Optional;

/** Choice of a certificate by the user; the page learns of no other certificate. */
public final class ChooseCertificate {
    private final KeyOffer offer;
    private final Prompt prompt;
    private final RememberedChoices choices;

    public ChooseCertificate(KeyOffer offer, Prompt prompt, RememberedChoices choices) {
        this.offer = offer;
        this.prompt = prompt;
        this.choices = choices;
    }

    /**
     * Returns the DER of the certificate that the user chooses, or has chosen for this origin once and for all. For an
     * asker without an origin nothing is remembered.
     *
     * @throws Refusal as {@link KeyOffer#of} and {@link
     *     Prompt#ask(CertificateQuestion, signinghelper.session.Cancellation)}
     */
    public Bytes choose(KeyEntry.Use use, Task task) throws Refusal {
        var offered = offer.of(use);
        var origin = task.asker().site().orElse(null);
        var wanted =
                origin == null ? Optional.<OfferedKey>empty() : remembered(offered.keys(), choices.find(origin, use));
        if (wanted.isPresent()) {
            return EncodedCertificate.of(wanted.get().held());
        }
        task.tell(News.Stage.PROMPTING);
        var question = new CertificateQuestion(use, task.asker(), offered, task.language());
        var answer = prompt.ask(question, task.cancellation());
        if (origin != null && answer.remember()) {
            choices.remember(origin, use, fingerprint(answer.key()));
        }
        return EncodedCertificate.of(answer.key().held());
    }

    /** Returns the remembered key only while it is plugged in and usable; otherwise the user is asked again. */
    private static Optional<OfferedKey> remembered(List<OfferedKey> keys, Optional<String> fingerprint) {
        return keys.stream()
                .filter(OfferedKey::isUsable)
                .filter(key -> fingerprint.filter(fingerprint(key)::equals).isPresent())
                .findFirst();
    }

    private static String fingerprint(OfferedKey key) {
        return Fingerprint.of(key.held().key().certificate()).toString();
    }
}
