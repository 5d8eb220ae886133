package signinghelper.token;

import signinghelper.formats.algorithm.SignatureAlgorithm;

import java.io.IOException;
import java.util.Set;

/**
 * Fixture of a driver for {@link TokenDriverContract}. It has two U-Keys named {@link #FIRST} and {@link #SECOND}, and
 * methods to plug them. Both have the PIN {@link #PIN} and one signature key for each of {@link #algorithms}. At first
 * {@link #FIRST} is plugged in and {@link #SECOND} is not.
 */
public interface TokenBench extends AutoCloseable {
    String FIRST = "first";
    String SECOND = "second";
    String PIN = "271828";

    /** Ability of the interface or the U-Key. The contract tests that an ability missing here is absent. */
    enum Ability {
        /** {@link PinState#triesLeft}, and the fact {@code triesLeft} of a wrong PIN. */
        COUNTS_TRIES,
        /** {@link PinState#lastTry}; without {@link #COUNTS_TRIES} also the fact {@code lastTry} of a wrong PIN. */
        TELLS_LAST_TRY,
        /** {@link #tries} wrong PINs in a row lock it. */
        LOCKS,
        /** A caller that logs in has it alone until the session is closed; others wait. */
        HELD_BY_ONE
    }

    Set<Ability> abilities();

    /** Returns the default algorithms of the keys. */
    Set<SignatureAlgorithm> algorithms();

    /** Tries of a fresh U-Key, three at least; where it never locks, how many wrong PINs prove that. */
    int tries();

    /** Puts everything back as it was at first. Processes of drivers go on when nothing in them shows the change. */
    void restore() throws Exception;

    /** A driver in a process of its own, with the limits of the product, until the bench is restored or closed. */
    TokenDriver start() throws Exception;

    /** A driver as {@link #start}, with limits that a test can wait for: it may need more than one to start. */
    TokenDriver startImpatiently() throws Exception;

    /** Plugs it in, where it was before or at a place of its own. */
    void plug(String label) throws Exception;

    void unplug(String label) throws Exception;

    /** Pulls {@code label} and plugs {@code other} in at the same place. */
    void replace(String label, String other) throws Exception;

    /** Sees to it that {@code label} is pulled while the next signature is under way. */
    void unplugWhileSigning(String label) throws Exception;

    /** Makes the U-Key return {@code bytes} as the certificate of {@code key}, from now on. */
    void storeCertificate(KeyEntry key, byte[] bytes) throws Exception;

    /**
     * Gives {@link #FIRST} one key for encryption of each kind that it decrypts with, for drivers that are
     * started from now on.
     *
     * @return the number of these keys
     */
    int storeEncryptionKeys() throws Exception;

    /** Makes the library fail to list when nothing is plugged in, from now on. */
    void failWhereNothingIsPluggedIn() throws Exception;

    /** Makes the library report a change at once whenever it is to wait for one, from now on. */
    void tellOfNothing() throws Exception;

    /** Returns the number of waits for a change until now. */
    int waitsForEvents() throws Exception;

    /** Makes a wrong PIN spend a try, with a return value that does not mention the PIN, from now on. */
    void answerOddlyToAWrongPin() throws Exception;

    /** Makes every login fail with such a value and spend no try, from now on. */
    void failLogins() throws Exception;

    /** Lets another program end a login, from now on. */
    void shareLogins() throws Exception;

    /** Logs {@code label} out as another program does. */
    void logOutElsewhere(String label) throws Exception;

    /** Starts another program, {@code cat}, that has {@code label} alone until it ends; drivers that nobody has end. */
    Process holdElsewhere(String label) throws Exception;

    /** Makes calls into the library hang, in any process, from now on. */
    void hang() throws Exception;

    /** Lets new calls return again. Hanging calls stay hanging. */
    void recover() throws Exception;

    /** Returns the number of PINs that the library compared until now, in any process. */
    int pinsPresented() throws Exception;

    @Override
    void close() throws IOException;
}
