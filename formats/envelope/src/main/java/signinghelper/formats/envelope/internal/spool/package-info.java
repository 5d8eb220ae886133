/** Plaintext that waits for its release. */
@NullMarked
package signinghelper.formats.envelope.internal.spool;

import org.jspecify.annotations.NullMarked;
