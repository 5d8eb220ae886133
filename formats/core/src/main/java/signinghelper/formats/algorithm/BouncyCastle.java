package signinghelper.formats.algorithm;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

import java.security.Provider;

/**
 * The one instance of the provider that knows the SM algorithms. Handed to each {@code getInstance} call and never
 * registered, so that the order of providers in the Java runtime stays as it is.
 */
public final class BouncyCastle {
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
