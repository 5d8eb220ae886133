/**
 * U-Keys behind a PKCS#11 library (version 2.40). Lives in the bridge. SunPKCS11 signs; JNA on the same library, which
 * shares its state, does what SunPKCS11 hides: live flags, certificates without a PIN, and a login whose return value
 * can be read.
 */
@NullMarked
package signinghelper.token.pkcs11;

import org.jspecify.annotations.NullMarked;
