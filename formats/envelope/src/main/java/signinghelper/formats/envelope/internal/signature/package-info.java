/** Signature that stands beside the content. */
@NullMarked
package signinghelper.formats.envelope.internal.signature;

import org.jspecify.annotations.NullMarked;
