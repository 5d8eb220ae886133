/**
 * U-Keys behind a PKCS#11 library (version 2.40). Runs in the bridge. SunPKCS11 signs. JNA on the same library, which
 * shares its state, does what SunPKCS11 hides: live flags, certificates without a PIN, and a login with its return
 * value.
 */
@NullMarked
package signinghelper.token.pkcs11;

import org.jspecify.annotations.NullMarked;
