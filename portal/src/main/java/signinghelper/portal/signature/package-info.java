/** Signature algorithms as the U-Keys have them: digest, raw signature, verification. */
@NullMarked
package signinghelper.portal.signature;

import org.jspecify.annotations.NullMarked;
