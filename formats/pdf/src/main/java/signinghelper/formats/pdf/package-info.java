/** Place of the format of PDF documents (ISO 32000, PAdES); empty so far. */
@NullMarked
package signinghelper.formats.pdf;

import org.jspecify.annotations.NullMarked;
