/** Pictures in a PDF document, sample by sample. */
@NullMarked
package signinghelper.formats.pdf.internal.picture;

import org.jspecify.annotations.NullMarked;
