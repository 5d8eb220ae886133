package signinghelper.formats.algorithm;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

import java.security.Provider;

/**
 * The only instance of the provider that has the SM algorithms. It is passed to each {@code getInstance} call and never
 * registered, so that the order of providers in the Java runtime stays unchanged.
 */
public final class BouncyCastle {
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
