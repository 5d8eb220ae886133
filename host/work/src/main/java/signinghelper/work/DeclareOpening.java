package signinghelper.work;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.login.Nonce;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

/** Signature under a statement about an opening that ended with an error. Any key that signs is offered. */
public final class DeclareOpening {
    private final KeyOffer offer;
    private final AskPin pin;
    private final StatementSigner signer;

    public DeclareOpening(KeyOffer offer, AskPin pin, StatementSigner signer) {
        this.offer = offer;
        this.pin = pin;
        this.signer = signer;
    }

    /**
     * Asks the user and signs.
     *
     * @param attempt ended with an error
     * @return CMS
     * @throws Refusal as {@link AskPin#ask}; {@code TOKEN_ABSENT} or {@code CERTIFICATE_ABSENT} without a key that signs
     */
    public Bytes declare(AttemptedOpening attempt, Nonce nonce, Task task) throws Refusal {
        var ended = attempt.course().code().orElse(ErrorCode.INTERNAL);
        var occasion = task.asker().occasion(nonce);
        return pin.ask(
                new PinSubject.Declaration(attempt.lines(), attempt.kind(), ended),
                offer.toSign(key -> null),
                (session, key, progress) -> signer.sign(attempt, occasion, session, key),
                task);
    }
}
