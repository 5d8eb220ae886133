/** Signature algorithms as the U-Keys have them: digest, raw signature, verification. */
@NullMarked
package signinghelper.formats.algorithm;

import org.jspecify.annotations.NullMarked;
