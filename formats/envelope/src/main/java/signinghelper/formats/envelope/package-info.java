/** Encrypted envelopes, written and opened (RFC 5652, 5083; GM/T 0010-2012). */
@NullMarked
package signinghelper.formats.envelope;

import org.jspecify.annotations.NullMarked;
