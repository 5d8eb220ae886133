/** A SoftHSM2 with a configuration of its own: a second U-Key, behind a real PKCS#11 library. */
@NullMarked
package signinghelper.testkit.pkcs11;

import org.jspecify.annotations.NullMarked;
