/** Signatures that are added to PDF documents, with or without a visible seal (EN 319 142-1, 5). */
@NullMarked
package signinghelper.formats.pdf.internal.signing;

import org.jspecify.annotations.NullMarked;
