/** Signatures of PDF documents, and their verification (ISO 32000-2, 12.8; ETSI EN 319 142-1). */
@NullMarked
package signinghelper.formats.pdf;

import org.jspecify.annotations.NullMarked;
