package signinghelper.token;

import signinghelper.formats.algorithm.SignatureAlgorithm;

import java.io.IOException;
import java.util.Set;

/**
 * Fixture of a driver for {@link TokenDriverContract}. It has two U-Keys named {@link #FIRST} and {@link #SECOND}, both
 * with the PIN {@link #PIN} and one signature key for each of {@link #algorithms}, and methods to plug them. At first
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

    /** A driver in a process of its own, with limits that a test can wait for. The bench ends it when it is closed. */
    TokenDriver start() throws Exception;

    /** Plugs it in, where it was before or at a place of its own. */
    void plug(String label) throws Exception;

    void unplug(String label) throws Exception;

    /** Pulls {@code label} and plugs {@code other} in at the same place. */
    void replace(String label, String other) throws Exception;

    /** Sees to it that {@code label} is pulled while the next signature is under way. */
    void unplugWhileSigning(String label) throws Exception;

    /** From now on the U-Key gives {@code bytes} as the certificate of {@code key}. */
    void storeCertificate(KeyEntry key, byte[] bytes) throws Exception;

    /** From now on the library fails to list when nothing is plugged in. */
    void failWhereNothingIsPluggedIn() throws Exception;

    /** From now on the library tells of a change at once whenever it is to wait for one. */
    void tellOfNothing() throws Exception;

    /** How often the library was to wait for a change until now. */
    int waitsForEvents() throws Exception;

    /** From now on a wrong PIN spends a try, and is refused with a return value that says nothing of the PIN. */
    void answerOddlyToAWrongPin() throws Exception;

    /** From now on every login fails with such a value and spends no try. */
    void failLogins() throws Exception;

    /** From now on another program can end a login. */
    void shareLogins() throws Exception;

    /** Logs {@code label} out as another program does. */
    void logOutElsewhere(String label) throws Exception;

    /** Starts another program, {@code cat}, that has {@code label} alone until it ends. */
    Process holdElsewhere(String label) throws Exception;

    /** A driver as {@link #start}, with the limits of the product. */
    TokenDriver startPatiently() throws Exception;

    /** From now on calls into the library do not return, in any process. */
    void hang() throws Exception;

    /** From now on they do. Those that hang go on hanging. */
    void recover() throws Exception;

    /** How often the library was handed a PIN to compare until now, in any process. */
    int pinsPresented() throws Exception;

    @Override
    void close() throws IOException;
}
