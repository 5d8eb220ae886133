package signinghelper.work;

import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.Nonce;
import signinghelper.login.AuthenticationSigner;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.Refusal;

/** Login with the U-Key that the user chooses (CA 登录). */
public final class LogIn {
    private final KeyOffer offer;
    private final AskPin pin;
    private final AuthenticationSigner signer;

    public LogIn(KeyOffer offer, AskPin pin, AuthenticationSigner signer) {
        this.offer = offer;
        this.pin = pin;
        this.signer = signer;
    }

    /**
     * Creates the token for the origin of the asking page.
     *
     * @throws Refusal {@code METHOD_NOT_ALLOWED} if the asker is not a page; as {@link KeyOffer#toSign} and {@link
     *     AskPin#ask}
     */
    public AuthenticationToken logIn(Nonce nonce, Task task) throws Refusal {
        var origin = task.asker().origin();
        var keys = offer.toSign(key -> null);
        return pin.ask(
                new PinSubject.Login(),
                keys,
                (session, key, progress) -> signer.login(session, key.key(), origin, nonce),
                task);
    }
}
