/** Encrypted envelopes of a portal: written to suppliers, and the statements about their opening. */
@NullMarked
package signinghelper.portal.envelope;

import org.jspecify.annotations.NullMarked;
