package signinghelper.token;

import signinghelper.protocol.Refusal;
import signinghelper.token.TokenBench.Ability;

import static signinghelper.token.TokenBench.FIRST;

/** A driver and the bench that its U-Keys lie on. */
interface TokenScene {
    String WRONG_PIN = "000000";
    String NEW_PIN = "314159";

    TokenBench bench();

    TokenDriver driver();

    default boolean can(Ability ability) {
        return bench().abilities().contains(ability);
    }

    static TokenInfo token(TokenDriver driver, String label) throws Refusal {
        return driver.list().stream()
                .filter(token -> token.label().equals(label))
                .findAny()
                .orElseThrow();
    }

    static TokenSession open(TokenDriver driver, String label) throws Refusal {
        return driver.open(token(driver, label));
    }

    default TokenSession openFirst() throws Refusal {
        return open(driver(), FIRST);
    }

    /** Consent of a user who has been shown {@code state}. */
    static LastTryConsent agreedTo(PinState state) {
        return state.lastTry() ? LastTryConsent.to(state) : LastTryConsent.NONE;
    }
}
