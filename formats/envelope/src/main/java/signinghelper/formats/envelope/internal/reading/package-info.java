/** Walk through an envelope within bounds; nothing is decrypted here. */
@NullMarked
package signinghelper.formats.envelope.internal.reading;

import org.jspecify.annotations.NullMarked;
