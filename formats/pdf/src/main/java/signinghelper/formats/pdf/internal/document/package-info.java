/** A PDF document with its signatures, as the judge comes to them. */
@NullMarked
package signinghelper.formats.pdf.internal.document;

import org.jspecify.annotations.NullMarked;
