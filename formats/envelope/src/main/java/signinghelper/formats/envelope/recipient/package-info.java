/** Port of the keys that open envelopes, and the facts of an envelope. */
@NullMarked
package signinghelper.formats.envelope.recipient;

import org.jspecify.annotations.NullMarked;
