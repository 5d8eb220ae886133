package signinghelper.testkit.token;

import signinghelper.token.KeyEntry;
import signinghelper.token.PinState;

import java.util.List;

/**
 * The file {@code token.json} of a software U-Key.
 *
 * @param label label that it reports
 * @param pin hashed
 * @param isDefaultPin true when it pretends to have the PIN that it was issued with
 * @param triesLeft wrong PINs until it locks; 0 is locked
 * @param keys in the order in which they are listed
 */
record SoftwareKeyRecord(
        String label,
        String serial,
        PinHash pin,
        boolean isDefaultPin,
        int triesLeft,
        int triesMaximum,
        List<Container> keys) {

    /** A key pair: {@code NAME.key.pem} (PKCS#8) and {@code NAME.crt.pem}. */
    record Container(String name, KeyEntry.Use use) {}

    PinState pinState() {
        return PinState.counted(triesLeft, triesMaximum, isDefaultPin);
    }

    SoftwareKeyRecord withTriesLeft(int count) {
        return new SoftwareKeyRecord(label, serial, pin, isDefaultPin, count, triesMaximum, keys);
    }

    /** Returns the record with a PIN that the user has chosen. */
    SoftwareKeyRecord withPin(PinHash chosen) {
        return new SoftwareKeyRecord(label, serial, chosen, false, triesMaximum, triesMaximum, keys);
    }
}
