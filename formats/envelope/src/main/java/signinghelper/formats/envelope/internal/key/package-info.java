/** Decryption by private keys in memory. */
@NullMarked
package signinghelper.formats.envelope.internal.key;

import org.jspecify.annotations.NullMarked;
